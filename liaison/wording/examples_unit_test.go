package wording_test

import "shuanglian/liaison/wording"

func unitExamples() []example {
	return []example{
		{"NotTold", "单位还不知道是谁，来件、清单上", wording.NotTold()},
		{"NameAndPhone", "本人同意以后", wording.NameAndPhone("李大山", "0577-86290011")},
		{"NameAndPhone", "同意了，名册里没有电话", wording.NameAndPhone("李大山", "")},
		{"AskToVisitHow", "单位的来件上，一行", wording.AskToVisitHow("482913")},
		{"OriginalsStay", "单位回“看 编号”，末行", wording.OriginalsStay()},
		{"MayUnitKnow", "问本人", wording.MayUnitKnow("482913", "水管漏了", "镇水务站")},
		{"AskedForYou", "回“上门 编号”", wording.AskedForYou("482913")},
		{"NoNameToAsk", "不署名的，回“上门 编号”", wording.NoNameToAsk("482913")},
		{"KnownAlready", "已经告诉过的", wording.KnownAlready("482913")},
		{"VisitHow", "没写编号", wording.VisitHow()},
		{"AskForUnitByPhone", "本人收不到微信，请办公室打电话问", wording.AskForUnitByPhone("482913", "镇水务站", false)},
		{"UnitMayKnow", "本人同意，告诉单位", wording.UnitMayKnow("482913", "李大山（电话0577-86290011）")},
		{"UnitNotAnswered", "本人没有回，告诉单位", wording.UnitNotAnswered("482913")},
		{"UnitAnsweredLate", "本人回晚了，告诉单位", wording.UnitAnsweredLate("482913", true)},
		{"UnitAnsweredLate", "回晚了，不可以", wording.UnitAnsweredLate("482913", false)},
		{"UnitMayNotKnow", "本人不同意，告诉单位", wording.UnitMayNotKnow("482913")},
		{"ToldTheUnit", "本人回“可以”", wording.ToldTheUnit("482913", "镇水务站")},
		{"NotToldTheUnit", "本人回“不可以”", wording.NotToldTheUnit("482913")},
		{"UnitToldByPhone", "办公室记电话里说的可以", wording.UnitToldByPhone("482913", "镇水务站", true)},
		{"UnitToldByPhone", "办公室记电话里说的不可以", wording.UnitToldByPhone("482913", "镇水务站", false)},
		{"RewordForUnit", "没改写就转给单位", wording.RewordForUnit("482913")},
		{"HelpUnit", "帮助里，承办人的几行", wording.HelpUnit()},
	}
}
