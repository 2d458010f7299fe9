package liaison_test

import (
	"testing"

	"shuanglian/liaison"
)

func TestWhatSaysThatSomebodyTook(t *testing.T) {
	for text, want := range map[string]bool{
		"她收了养狗的人的礼": true, "他吃回扣": true, "他拿了我家两条烟": true, "他收了我500元": true, "她要了我三千": true, "这个人收了人家1.5万元": true,
		"村干部收了我五百块": true, "王书记收了我两千块": true, "低保办好了，他收了我两百": true, "还收了我两千块": true, "又拿了人家两瓶酒": true, "他骗了我五百元": true,
		"会计收了大家的钱没开票": true, "他收了 800": true, "她上门收了红包": true,
		"收了麦子": false, "他收了麦子": false, "他拿了药": false, "拿了药": false, "村里收了卫生费30元": false, "医院收了我两千块": false, "我收了他两千块": false,
		"他收了五千斤麦子": false, "她要钱看病": false, "他拿了两千块砖": false, "收了卫生费30元": false, "他收了麦子卖了三千块": false, "水管漏了三天": false,
		"她拿药的钱报不了": false, "他收稻子的钱没到": false, "他拿我家两条烟": true, "她吃人家回扣": true, "村干部索要我两千": true, "书记收我家礼金": true,
		"她拿了三百斤稻谷": false, "书记老不在": false, "低保的钱没到": false, "他家礼堂漏水": false, "我们要了五百元低保": false, "他家水费收高了": false,
	} {
		t.Run(text, func(t *testing.T) {
			if got := liaison.SaysHeTook(text); got != want {
				t.Errorf("SaysHeTook(%q) = %v", text, got)
			}
		})
	}
}

func TestWhatIsChargedOnTheTelephone(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	clerk := p.join("张宁")
	for words, want := range map[string]liaison.Charge{
		"李大山 举报村里": liaison.SureCharge, "李大山 王建国收钱": liaison.SureCharge,
		"李大山 王建国收了我两千块": liaison.MaybeCharge, "李大山 王建国拿了我家两条烟": liaison.MaybeCharge, "李大山 王建果收了我500元": liaison.MaybeCharge,
		"李大山 她收了我五百": liaison.MaybeCharge, "李大山 王书记收了我两千块": liaison.MaybeCharge,
		"李大山 水管漏了": liaison.NoCharge, "李大山 收了麦子": liaison.NoCharge, "李大山 村里收了卫生费30元": liaison.NoCharge,
		"李大山 王建国说村里收了我300元": liaison.NoCharge, "李大山 王建国没来": liaison.NoCharge, "李大山 我拿了药": liaison.NoCharge,
	} {
		t.Run(words, func(t *testing.T) {
			if got := ask(p, func(d *liaison.Desk) (liaison.Charge, error) { return d.ChargeIn(clerk, words) }); got != want {
				t.Errorf("%q, not %q", got, want)
			}
		})
	}
}
