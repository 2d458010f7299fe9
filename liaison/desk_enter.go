package liaison

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Entered is what became of a matter that the office wrote down for somebody.
type Entered struct {
	Submitted
	For     string   // whose it is, as cards name him
	Reached bool     // answers reach him through the account; else the office phones him
	About   []string // names of others whom the words may be about: they never see it
	Kept    string   // the one who would have had it, but the words may be about him
}

// Enter hands in what somebody says on the telephone (代录): in his name to his
// delegate, or to the office when he has none, did not want that (past), or the
// words may be about that delegate. Nobody but the office sees his number.
// ErrForbidden for who is not of the office or is himself the one who speaks. An
// accusation must not come here: see RefuseToEnter.
func (d *Desk) Enter(v Viewer, caller Person, said []Said, past bool) (Entered, error) {
	if !v.IsOffice() || caller.ID == v.ID {
		err := d.audit(AuditRow{ActorID: v.ID, Act: "enter", PersonID: caller.ID, Refused: true})
		return Entered{}, errors.Join(fmt.Errorf("liaison: not entered for others: %w", ErrForbidden), err)
	}
	speaker := Viewer{Person: caller, Strength: Strong}
	kind := ContactVisit
	if speaker.ActsAs(RoleDelegate) {
		kind = ContactInterview
	}
	partner, err := d.partner(speaker, kind)
	if err != nil {
		return Entered{}, err
	}
	matter := Matter{ID: d.tx.NewID(), State: StateDraft, AuthorID: caller.ID, EnteredBy: v.ID, DelegateID: partner.ID,
		Rating: Unrated, DraftedAt: d.now}
	entered := Entered{}
	choice := ChooseOffice
	switch {
	case partner.ID == "":
	case MayMean(said, partner, caller) || sayHeTook(said): // past him or not, he never sees it
		entered.Kept, matter.Subjects = partner.Name, []string{partner.ID}
	case !past:
		choice = ChoosePartner
	}
	named, err := d.namedIn(v, caller, said)
	if err != nil {
		return Entered{}, err
	}
	for _, other := range named {
		if other.ID != partner.ID {
			entered.About, matter.Subjects = append(entered.About, other.Name), append(matter.Subjects, other.ID)
		}
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Entered{}, err
	}
	if err := d.JoinDraft(matter, said); err != nil {
		return Entered{}, err
	}
	if matter, err = d.tx.Matter(matter.ID); err != nil {
		return Entered{}, err
	}
	if entered.Submitted, err = d.Submit(speaker, matter, choice); err != nil {
		return Entered{}, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "enter", MatterID: matter.ID, PersonID: caller.ID}); err != nil {
		return Entered{}, err
	}
	if entered.For, err = d.authorFor(entered.Matter, ""); err != nil {
		return Entered{}, err
	}
	bound, err := d.viewerOf(caller.ID)
	if errors.Is(err, ErrNotFound) {
		return entered, nil
	}
	entered.Reached = err == nil && CanSee(bound, entered.Matter)
	return entered, err
}

// namedIn lists those with a post whose names words hold: they may be who is complained
// about, whoever the words would go to. A colleague of the office is only if something
// bad is said of him.
func (d *Desk) namedIn(v Viewer, caller Person, said []Said) ([]Person, error) {
	roster, err := d.tx.Roster()
	if err != nil {
		return nil, err
	}
	heard := hear(said)
	return slices.DeleteFunc(roster, func(p Person) bool {
		if p.ID == caller.ID || p.ID == v.ID || p.Title == "" && !p.hasPost() {
			return true
		}
		return !slices.ContainsFunc(heard, func(h hearing) bool { return h.heard.Has(p.Name) && (!p.ofOffice() || mayAccuse(h, p)) })
	}), nil
}

// RefuseToEnter notes that an accusation on the telephone was not written down.
func (d *Desk) RefuseToEnter(v Viewer) error {
	return d.audit(AuditRow{ActorID: v.ID, Act: "enter", Refused: true, Reason: "sounds like an accusation"})
}

// NewCaller is somebody who rings and whom the roster does not know: as much of
// him as he says, to phone him back. Nobody but the office learns his number.
func (d *Desk) NewCaller(v Viewer, name, phone string) (Person, error) {
	caller := Person{ID: d.tx.NewID(), Township: v.Township, Name: name, Phone: phone, Seat: SeatActive, Caller: true}
	return caller, d.tx.SavePerson(caller)
}

// NoteNumber keeps, for the office alone, the number somebody of the roster rang from.
func (d *Desk) NoteNumber(v Viewer, matter Matter, note Said) error {
	return d.tx.AddEntry(Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: EntryShared, PersonID: v.ID, Said: note})
}

// CallersNamed lists whom of the roster a name said on the telephone could mean:
// those of exactly this name; else, to be asked about, those whose names hold it or
// begin with its first sign, if they are few.
func (d *Desk) CallersNamed(name string, few int) (exact, like []Person, err error) {
	exact, err = d.tx.PeopleNamed(name)
	if err != nil || len(exact) > 0 || name == "" {
		return exact, nil, err
	}
	roster, err := d.tx.Roster()
	if err != nil {
		return nil, nil, err
	}
	surname := string([]rune(name)[:1])
	if surname == "老" || surname == "小" || surname == "阿" {
		surname = strings.TrimPrefix(name, surname)
	}
	holding := slices.DeleteFunc(slices.Clone(roster), func(p Person) bool { return !strings.Contains(p.Name, name) })
	if len(holding) == 0 {
		holding = slices.DeleteFunc(roster, func(p Person) bool { return surname == "" || !strings.HasPrefix(p.Name, surname) })
	}
	if len(holding) > few {
		return nil, nil, nil
	}
	return nil, holding, nil
}

// AddByPhone adds what somebody without WeChat says later to the matter that was
// written down for him. ErrForbidden when it is none of these.
func (d *Desk) AddByPhone(v Viewer, matter Matter, said []Said) (Relayed, error) {
	if matter.EnteredBy == "" || !MayAnswer(v, matter) || !v.IsOffice() {
		return Relayed{}, d.forbid(v, matter, "add", "not entered")
	}
	author, err := d.speaker(matter)
	if err != nil {
		return Relayed{}, err
	}
	return d.addFrom(author, v.ID, matter, said)
}

// speaker is the author of a matter as he would stand before the account.
func (d *Desk) speaker(matter Matter) (Viewer, error) {
	author, err := d.tx.Person(matter.AuthorID)
	return Viewer{Person: author, OpenID: matter.AuthorFrom, Strength: Strong}, err
}
