package liaison_test

import (
	"testing"

	"shuanglian/liaison"
)

func TestGroundGivesWay(t *testing.T) {
	for text, want := range map[string]bool{
		"滑坡": true, "滑坡了": true, "后山滑坡了，石头掉到我家屋顶": true, "山体滑坡": true, "山體滑坡啦": true, "后山又滑坡了": true, "滑坡把路埋了": true,
		"泥石流来了": true, "山上下来泥石流": true, "后山泥石流冲下来": true, "去年滑坡过，今晚又滑坡了": true,
		"河水漫堤了": true, "要决堤了": true, "河堤决口": true, "大坝垮了": true, "河堤快要垮了": true, "水库溃坝": true, "堤上管涌": true, "洪水来了": true, "发大水了": true,
		"屋子要塌了": true, "房子要倒了": true, "墙要塌": true, "我家墙快要倒了": true, "房子马上就要塌了": true, "房子塌了": true, "屋塌了快来": true, "桥要塌了": true, "牆要塌了": true,
		"落石砸了我家": true, "落石砸到车上": true, "石头砸到我家屋顶": true, "山上滚石头": true, "后山掉石头了": true,

		"滑坡治理项目啥时候验收": false, "防滑坡": false, "山体防滑坡网破了": false, "去年滑坡": false, "去年后山滑坡了": false, "前年泥石流冲了地": false, "滑坡点要装栏杆": false,
		"滑坡隐患排查": false, "泥石流演练几点": false, "今年产量滑坡了": false, "收入滑坡": false, "成绩滑坡": false, "三年前房子塌了": false, "那年决堤淹过": false,
		"老房子快要塌了想申请危房改造": false, "墙要倒了好几年了没人管": false, "房子要塌了，能不能给个补助": false, "围墙塌了一块": false, "村口路塌了": false, "路塌了两年": false,
		"河里掉了块石头": false, "路上有块石头": false, "路边常有落石": false, "房子要装修": false, "墙要刷白": false, "防漫堤沙袋不够": false, "决口工程": false, "发洪水怎么办": false,
		"滑坡地段的路灯不亮": false, "河堤加固": false, "山上石头多": false,
	} {
		t.Run(text, func(t *testing.T) {
			if got := liaison.IsEmergency(text); got != want {
				t.Errorf("IsEmergency(%q) = %v", text, got)
			}
		})
	}
}
