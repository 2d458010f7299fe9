package handlers

import (
	"regexp"
	"slices"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

var (
	// 举报, 我要检举村会计, 我要告状: not 举报信交了吗, 举报的事怎么样了
	accusing = regexp.MustCompile(`^(?:我们?|咱们?|俺们?)?(?:还|也|现在|实名|匿名|想|要|来)*(?:举报|检举|控告|告发|揭发|告状|状告)(?:$|[^人信电奖过的材了箱有后])`)
	// 我要告他, 我要告一个人: not 我要告诉您, 我想告一段落
	suing = regexp.MustCompile(`^(?:我们?|咱们?|俺们?)(?:还|也|现在|实名|匿名)*(?:想|要)告(?:$|一?[个位名]|[^一诉知别示白辞诫急终])`)
)

// beginsAccusation tells words by which somebody begins to accuse another: they belong to
// nothing that is open.
func beginsAccusation(plain string) bool {
	said := bare(plain)
	return accusing.MatchString(said) || suing.MatchString(said)
}

// accuses tells that this message begins an accusation.
func (t *turn) accuses() bool { return t.isText() && beginsAccusation(t.plain) }

// accusesApart tells an accusation that gets the menu of a new matter straight away, in
// which the sealed way stands. A delegate's menu is another one, and who was asked
// something may be answering.
func (t *turn) accusesApart(asked []liaison.Matter) bool {
	return t.accuses() && len(asked) == 0 && !t.viewer.ActsAs(liaison.RoleDelegate) && !t.viewer.IsOffice()
}

// sealedWay is the line below a list of matters that says how an accusation among the
// words that wait goes the sealed way; none where the list or the menu has no such line.
func (t *turn) sealedWay(question liaison.Question) string {
	if t.viewer.ActsAs(liaison.RoleDelegate) || !slices.ContainsFunc(question.Words, func(s liaison.Said) bool {
		return liaison.SoundsLikeAccusation(s.Text) || beginsAccusation(plain(s.Text))
	}) {
		return ""
	}
	for _, option := range question.Options {
		if option.Object == anotherMatter {
			return wording.AccuseApart(option.Digit)
		}
	}
	return ""
}
