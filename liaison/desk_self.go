package liaison

import (
	"strconv"
	"strings"

	"shuanglian/liaison/wording"
)

// AboutMe is what the account knows of the one who asks (我的信息): nothing that he
// has not said and the roster does not hold. What he holds by a code alone is shown
// to who has used one.
func (d *Desk) AboutMe(v Viewer) (wording.SelfFacts, error) {
	binding, err := d.Binding(v.OpenID)
	if err != nil {
		return wording.SelfFacts{}, err
	}
	delegate, err := d.DelegateOf(v)
	if err != nil {
		return wording.SelfFacts{}, err
	}
	chosen, err := d.Chosen(binding)
	if err != nil {
		return wording.SelfFacts{}, err
	}
	facts := wording.SelfFacts{Name: v.Called(), Place: v.Organization, Delegate: delegate.Name, ByCode: v.Strength == Strong,
		BoundAt: d.local(binding.BoundAt), ConsentedAt: d.local(binding.ConsentedAt), Consent: consentVersionOf(binding.ConsentText),
		Chat: d.terms.Keeping.Chat.Chinese(), Matter: d.terms.Keeping.Matters.Chinese(), PrivacyURL: d.terms.PrivacyURL, Office: d.OfficeOf(v.Person)}
	if chosen.ID != "" {
		facts.Chosen = chosen.Name + "代表"
	}
	if facts.ByCode && len(v.Phone) >= 4 {
		facts.PhoneTail = wording.PhoneTail(v.Phone[len(v.Phone)-4:])
	}
	facts.Roles, facts.Waiting = rolesOf(v.Person)
	reminding, err := d.Reminding(v)
	facts.Reminding = wording.RemindingLine(reminding)
	return facts, err
}

// rolesOf names the roles somebody holds besides a member's, and those of them that
// wait for a code.
func rolesOf(p Person) (active, waiting string) {
	var opened, closed []string
	for _, held := range p.Roles {
		switch {
		case held.Role.IsMember():
		case held.Active:
			opened = append(opened, held.Role.Chinese())
		default:
			closed = append(closed, held.Role.Chinese())
		}
	}
	return strings.Join(opened, "、"), strings.Join(closed, "、")
}

// consentVersionOf is the number of the text that was agreed to.
func consentVersionOf(consent string) int {
	version, _, _ := strings.Cut(consent, ":")
	n, err := strconv.Atoi(version)
	if err != nil {
		return 0
	}
	return n
}

// LeavingFor is what remains when the one who asks cancels his account.
func (d *Desk) LeavingFor(v Viewer) (wording.CancelFacts, error) {
	facts := wording.CancelFacts{OnRoster: v.Standing == "", Matter: d.terms.Keeping.Matters.Chinese(),
		Audit: d.terms.Keeping.Audit.Chinese(), Office: d.OfficeOf(v.Person)}
	raised, err := d.Raised(v)
	if err != nil {
		return facts, err
	}
	for _, matter := range raised {
		if matter.Open() {
			facts.Raised++
		}
	}
	held, err := d.tx.MattersHeldBy(v.ID)
	for _, matter := range held {
		if MayAnswer(v, matter) && matter.State != StateReplied {
			facts.InHand++
		}
	}
	return facts, err
}
