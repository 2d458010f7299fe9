package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// OnRoster finds the one person that a 编号 or a name means. It fails with ErrNotFound or ErrConflict and a sentence when
// nobody or several people are meant.
func (d *Desk) OnRoster(who string) (Person, error) { return d.onRosterOf(who, "") }

// onRosterOf is OnRoster among those of a township, if one is said.
func (d *Desk) onRosterOf(who, township string) (Person, error) {
	people, err := d.tx.Roster()
	if err != nil {
		return Person{}, err
	}
	var named []Person
	for _, person := range people {
		if !d.ofTownship(person.Township, township) {
			continue
		}
		if person.Code == who && who != "" {
			return person, nil
		}
		if person.Name == who {
			named = append(named, person)
		}
	}
	switch len(named) {
	case 0:
		return Person{}, &Fault{Kind: ErrNotFound, Sentence: "名册里没有" + who + "，请核对姓名或编号"}
	case 1:
		return named[0], nil
	}
	return Person{}, &Fault{Kind: ErrConflict, Sentence: fmt.Sprintf("有%d个%s，请写编号", len(named), who)}
}

// UnbindByOffice ends somebody's binding on the office's word: a phone lost, a wrong person bound. The old account is told,
// unused codes of his are void, and his matters go on. It fails with ErrInvalid without a reason, and with ErrConflict and a
// sentence when he is not bound.
func (d *Desk) UnbindByOffice(who, township, reason, actor string) (Person, error) {
	if reason == "" {
		return Person{}, &Fault{Kind: ErrInvalid, Sentence: "请写原因：--reason 手机丢了"}
	}
	person, err := d.onRosterOf(who, township)
	if err != nil {
		return Person{}, err
	}
	binding, err := d.tx.BindingOf(person.ID)
	if errors.Is(err, ErrNotFound) {
		return Person{}, &Fault{Kind: ErrConflict, Sentence: person.Name + "没有绑定，不用解除"}
	}
	if err != nil {
		return Person{}, err
	}
	if err := d.voidCodes(person.ID); err != nil {
		return Person{}, err
	}
	left, err := d.cut(binding)
	if err != nil {
		return Person{}, err
	}
	if err := d.tx.CutMatters(binding.OpenID); err != nil { // the phone may be in other hands
		return Person{}, err
	}
	if err := d.send(&Delivery{Kind: DeliverNotice, OpenID: binding.OpenID, Key: "unbound:" + d.tx.NewID(),
		Text: wording.Lines(wording.UnboundByOffice(d.OfficeOf(person)), left.Sentence())}); err != nil {
		return Person{}, err
	}
	return person, d.audit(AuditRow{ActorID: actor, Act: "unbind", PersonID: person.ID, Reason: reason})
}
