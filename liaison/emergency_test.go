package liaison_test

import (
	"testing"

	"shuanglian/liaison"
)

func TestEmergencyWords(t *testing.T) {
	for text, want := range map[string]bool{
		"救命": true, "我家着火了": true, "快打120": true, "110": true, "请拨１１０！": true, "有人喝农药": true, "报警报警": true,
		"急 我爸摔倒了快叫救护车": true, "煤气漏了快来人": true, "煤气罐在漏": true, "他喝了农药": true, "喝了一瓶农药": true, "服农药了": true, "叫救護車": true,
		"我妈中风了": true, "喘不上气": true, "喘不过气来": true, "心梗了": true, "老人快不行了": true, "孩子掉河里了": true, "掉到井里": true, "掉进水塘": true,
		"她要轻生": true, "我想死": true, "不想活了": true, "他家暴": true, "快来人啊": true, "吃了老鼠药": true, "晕过去了": true, "漏煤气": true,
		"热得想死了": true,
		"井里的水浑": false, "减轻生活负担": false, "年轻生意人": false, "空气太差": false, "我们想死守这片林子": false, "煤气费涨了": false, "农药瓶乱扔": false,
		"人行道不行了": false, "河里掉了块石头": false, "喝的水有农药味": false,
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
