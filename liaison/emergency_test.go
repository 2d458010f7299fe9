package liaison_test

import (
	"testing"

	"shuanglian/liaison"
)

func TestEmergencyWords(t *testing.T) {
	for text, want := range map[string]bool{
		"救命": true, "我家着火了": true, "快打120": true, "110": true, "请拨１１０！": true, "有人喝农药": true, "报警报警": true,
		"著火了": true, "有人跳樓": true, "出車禍了": true, "沒氣了": true,
		"120平米的房子": false, "110国道边上": false, "补了120元": false, "119号门面": false, "110kV线路": false, "编号311204": false,
		"一共120户": false, "路灯坏了": false, "": false,
	} {
		t.Run(text, func(t *testing.T) {
			if got := liaison.IsEmergency(text); got != want {
				t.Errorf("IsEmergency(%q) = %v", text, got)
			}
		})
	}
}
