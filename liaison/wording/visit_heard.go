package wording

import (
	"fmt"
	"time"
)

// HeardLevel asks, before an opinion heard on a visit is handed in, whether the one
// whose opinion it is gives his name; holder is who would follow it up.
func HeardLevel(to, words string) string {
	return Lines(to+"反映："+words, "先问他本人：愿意署名吗？回一个数字：",
		"1 署名，由您跟进（办公室也看得到）", "2 只让联络办公室知道他的名字", "3 不署名，办公室也只看到编号", "0 不交")
}

// HeardFacts are what became of an opinion heard on a visit.
type HeardFacts struct {
	To      string // 王建国代表, 联络办公室
	Number  string
	Due     time.Time
	Hold    time.Duration
	Hidden  bool // without his name
	Reached bool // the answer reaches him through the account
	Later   string
}

// HeardTaken is the receipt: what to tell the one whose opinion it is.
func HeardTaken(f HeardFacts) string {
	how := "答复由联络办公室打电话告诉他。"
	switch {
	case f.Reached:
		how = "他绑定了微信，答复直接发给他。"
	case f.Hidden:
		how = "他没绑定微信、又不署名，答复送不到他：请他记下编号，打电话来问。"
	}
	return Lines(fmt.Sprintf("已交给%s。请告诉他：编号%s，最迟%s下班前先答复。", f.To, f.Number, Day(f.Due)), how, f.Later, undo(f.Hold))
}

// HeardTold are the facts of a matter that was handed in for somebody on a visit.
type HeardTold struct {
	By        string // who has written it down
	Interview bool
	Words     string // framed
	To        string
	Number    string
	Due       time.Time
}

// HeardForYou tells somebody what was handed in in his name, and how he sees it and
// takes it back.
func HeardForYou(f HeardTold) string {
	who := f.By + "代表走访您"
	if f.Interview {
		who = f.By + "委员约谈联系您"
	}
	return Lines(fmt.Sprintf("%s时，替您记下了：%s", who, f.Words), fmt.Sprintf("已交给%s，编号%s，最迟%s下班前先答复您。", f.To, f.Number, Day(f.Due)),
		fmt.Sprintf("看办到哪了回“进度 %s”。记错了或不要办了，回“撤回 %s”。", f.Number, f.Number))
}

// HeardNotHanded ends it without a matter; the visit stays recorded.
func HeardNotHanded() string { return "这件事没有交。走访照记。" }

// HeardUndecided tells that an opinion heard on a visit went nowhere, since nothing
// was chosen for it.
func HeardUndecided(gist string) string {
	return fmt.Sprintf("走访时他反映的（%s）您没有选，没有交出。要交请再说一遍。", gist)
}

// HeardAboutYou refuses what may be about the one who would write it down.
func HeardAboutYou(o Office) string {
	return Lines("这话可能说到您本人或同事，不能由您代交，没有留下。", "请他自己说，或打联络办公室"+o.Dial())
}

// HeardAccusation refuses an accusation.
func HeardAccusation(o Office) string {
	return Lines("检举控告不能代交，内容没有留下。", "请他自己打12388，或找联络办公室"+o.Dial())
}

// HeardFor marks an author whose words somebody who contacts him has written down.
func HeardFor(name string) string { return name + "，联系他的人代为记下" }
