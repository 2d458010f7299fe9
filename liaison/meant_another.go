package liaison

import "regexp"

// anotherWanted are words by which somebody asks for another than the delegate in contact
// with him: 我要换代表, 换个人联系我, 不要他管. 换个人来修 is about other work.
var anotherWanted = regexp.MustCompile(`换(?:掉|一?[个位名])?(?:别的?|其他|新|我们?)?的?党?(?:代表(?:$|[^大会团证])|联系人)|` +
	`换一?[个位名]?(?:别的?|其他)?人(?:$|[吧呢吗，。,.!?]|来?(?:联系|联络|管|对接|跟|接))|` +
	`[不别](?:想|要|用|愿意?|再)+(?:让|由|叫|跟|和)?(?:[他她]|这个?代表)再?来?(?:联系|联络|管)|另(?:外)?(?:派|换|找)一?[个位名](?:代表|人)`)

// wantsAnother tells whether words ask for another delegate than the one who would read them.
func wantsAnother(text string, p Person) bool {
	return p.Holds(RoleDelegate) && anotherWanted.MatchString(text)
}
