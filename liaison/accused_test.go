package liaison_test

import (
	"testing"

	"shuanglian/liaison"
)

func TestWhomWordsAccuseByName(t *testing.T) {
	clerk := liaison.Person{ID: "clerk", Name: "张宁", Roles: []liaison.RoleHeld{{Role: liaison.RoleLiaisonOfficer, Active: true}}}
	delegate := liaison.Person{ID: "delegate", Name: "周秀英", Roles: []liaison.RoleHeld{{Role: liaison.RoleDelegate, Active: true}}}
	const nothing, perhaps, surely = 0, 1, 2
	for words, want := range map[string]int{
		"张宁打人": surely, "举报张宁": surely, "我要告张宁": surely, "张宁泄密": surely, "张宁挪用公款": surely, "张宁报复我": surely, "张宁骚扰我": surely,
		"张宁上班喝酒": surely, "张 宁 骂人": surely, "小张骂人": surely, "联络员打人": surely, "联络办公室的人收钱不办事": surely, "张宁不接电话": surely,
		"张宁把低保给了她小舅子": surely, "对张宁很不满意": surely, "请张宁不要再骂人": surely,
		"张宁这个人": perhaps, "张宁的事情你们清楚": perhaps,
		"张宁打电话来我没接到": nothing, "张宁让我今天来拿表": nothing, "请张宁帮我问问": nothing, "我跟张宁说过了": nothing, "张宁家门口的路灯坏了": nothing,
		"张宁的电话是多少": nothing, "谢谢张宁": nothing, "张宁通知我明天开会，我去不了": nothing, "找张宁问过低保": nothing, "张宁上次来看过水渠": nothing,
		"张宁帮我办了社保，谢谢": nothing, "张宁叫我把身份证复印件送来": nothing, "昨天张宁来村里，我没见到他": nothing, "张宁说这事归水务站管": nothing,
		"张宁给我的表我没看懂": nothing, "张宁讲的培训我没去成，还有吗": nothing, "张宁打过电话了，说没钱修": nothing, "张宁给我办的证还没拿到": nothing,
		"张宁来看过，路还没修": nothing, "张宁人很好": nothing, "我想请王建国带我去找张宁办证": nothing, "张宁家旁边的树要倒了": nothing, "张宁的田边水渠垮了，没水": nothing,
		"张宁村里拖拉机压坏了路": nothing, "跟张宁家合用的水沟堵了": nothing, "昨天张宁来村里收材料，我没赶上，还能补吗": nothing, "张宁通知的会议我去不了": nothing,
		"张宁给我拖来的化肥还没给钱怎么付": nothing, "张宁跟我说村里要修水渠，占地怎么赔": nothing, "张宁家的老人病了没人管，想帮忙申请救助": nothing,
		"张宁占了我家的田": surely, "张宁家占了我家的田": surely, "张宁堵了我家的路": surely, "张宁太过分了": surely, "张宁吓唬老人": surely, "张宁赌博": surely, "张宁拖拉": surely,
		"张宁拖着不给办": surely, "张宁又骂人": surely, "张宁办事拖拉": surely, "张宁收我五百块办低保": surely, "张宁把材料弄丢了": perhaps,
		"沉井没盖，乱倒垃圾": nothing, "路灯坏了没人管": nothing, "小张家的水管漏了": nothing, "办公室几点上班": nothing,
	} {
		sure, maybe := liaison.Accuses([]liaison.Said{{Kind: liaison.SaidText, Text: words}}, clerk)
		got := nothing
		if maybe {
			got = perhaps
		}
		if sure {
			got = surely
		}
		if got != want {
			t.Errorf("%s: got %d, want %d", words, got, want)
		}
	}
	for words, want := range map[string]bool{"周秀英又骂人": true, "举报周秀英": true, "周 秀 英 占地": true, "小周骂人": false, "联络员打人": false} {
		if sure, _ := liaison.Accuses([]liaison.Said{{Kind: liaison.SaidText, Text: words}}, delegate); sure != want {
			t.Errorf("%s: got %v", words, sure)
		}
	}
}
