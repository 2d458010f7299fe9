package liaison

import (
	"errors"
	"fmt"
	"time"
)

// MatterShown is a matter for whoever keeps the server: what has happened to it,
// and in the roles of people, not their names. Revealed is filled only when it was
// asked for with a reason.
type MatterShown struct {
	Matter     Matter
	Route      []RouteShown
	Moves      []Move
	Deliveries []DeliveryShown
	Revealed   *MatterRevealed
}

// RouteShown is one step of the way a matter has gone. To and By are roles.
type RouteShown struct {
	Reason RouteReason
	To     Recipient
	By     Actor
	At     time.Time
}

// DeliveryShown is one message about a matter; To is the part its reader has in it.
type DeliveryShown struct {
	Delivery
	To Actor
}

// MatterRevealed is who and what: names, and words as they were said. Of a matter
// without its author's name he stays unnamed.
type MatterRevealed struct {
	Author, Holder, Clerk string
	Gist                  string
	Words                 []WordsShown
}

// WordsShown is one thing said on a matter.
type WordsShown struct {
	Kind     EntryKind
	By       string
	At       time.Time
	Text     string // words, or what kind of thing was sent
	Recalled bool
}

// ShowMatter shows the matter of a number without a name or a word; the look is
// audited. ErrNotFound when there is none, and for a sealed one: the try is audited,
// so what was done has to be kept all the same.
func (d *Desk) ShowMatter(number, actor string) (MatterShown, error) {
	matter, err := d.unsealed(number, actor)
	if err != nil {
		return MatterShown{}, err
	}
	shown := MatterShown{Matter: matter}
	if err := d.audit(AuditRow{ActorID: actor, Act: "show", MatterID: matter.ID}); err != nil {
		return shown, err
	}
	if shown.Moves, err = d.tx.Moves(matter.ID); err != nil {
		return shown, err
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return shown, err
	}
	for _, step := range routings {
		by, err := d.partOf(matter, step.ActorID)
		if err != nil {
			return shown, err
		}
		if step.Reason == RouteExcluded { // told like RouteUnreachable everywhere
			step.Reason = RouteUnreachable
		}
		shown.Route = append(shown.Route, RouteShown{Reason: step.Reason, To: step.Recipient, By: by, At: step.At})
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return shown, err
	}
	for _, delivery := range deliveries {
		to, err := d.partOf(matter, delivery.PersonID)
		if err != nil {
			return shown, err
		}
		delivery.Text = ""
		shown.Deliveries = append(shown.Deliveries, DeliveryShown{Delivery: delivery, To: to})
	}
	return shown, nil
}

// RevealMatter is ShowMatter with names and words; the look is audited with its
// reason. ErrInvalid without one.
func (d *Desk) RevealMatter(number, reason, actor string) (MatterShown, error) {
	shown, err := d.ShowMatter(number, actor)
	if err != nil {
		return shown, err
	}
	revealed, err := d.Reveal(shown.Matter, reason, actor)
	if err != nil {
		return shown, err
	}
	entries, err := d.tx.Entries(shown.Matter.ID)
	if err != nil {
		return shown, err
	}
	for _, entry := range entries {
		by, err := d.nameIn(shown.Matter, entry.PersonID)
		if err != nil {
			return shown, err
		}
		said := WordsShown{Kind: entry.Kind, By: by, At: entry.Said.At, Text: entry.Said.Text, Recalled: !entry.RecalledAt.IsZero()}
		if entry.Said.Kind != SaidText {
			said.Text = words([]Said{entry.Said})
		}
		revealed.Words = append(revealed.Words, said)
	}
	shown.Revealed = &revealed
	return shown, nil
}

// Reveal names the people of a matter and by what it is known in lists; the look is
// audited with its reason. ErrInvalid without one, ErrForbidden for a sealed matter.
func (d *Desk) Reveal(matter Matter, reason, actor string) (MatterRevealed, error) {
	if reason == "" {
		return MatterRevealed{}, &Fault{Kind: ErrInvalid, Sentence: "请写原因：--reason 核对重复登记"}
	}
	if matter.Level == Sealed {
		return MatterRevealed{}, fmt.Errorf("liaison: sealed: %w", ErrForbidden)
	}
	revealed := MatterRevealed{Gist: matter.Gist}
	for id, name := range map[string]*string{matter.AuthorID: &revealed.Author, matter.HolderID: &revealed.Holder, matter.ClerkID: &revealed.Clerk} {
		var err error
		if *name, err = d.nameIn(matter, id); err != nil {
			return MatterRevealed{}, err
		}
	}
	return revealed, d.audit(AuditRow{ActorID: actor, Act: "reveal", MatterID: matter.ID, Reason: reason})
}

func (d *Desk) unsealed(number, actor string) (Matter, error) {
	matter, err := d.tx.MatterByNumber(number)
	sealed := err == nil && matter.Level == Sealed
	if sealed {
		err = d.audit(AuditRow{ActorID: actor, Act: "look", MatterID: matter.ID, Refused: true})
	}
	if errors.Is(err, ErrNotFound) || err == nil && sealed {
		return Matter{}, &Fault{Kind: ErrNotFound, Sentence: "没有编号" + number + "，请核对六位数字"}
	}
	return matter, err
}

// partOf is what part somebody has in a matter: its author, the clock, the office,
// or else whoever holds or held it.
func (d *Desk) partOf(matter Matter, personID string) (Actor, error) {
	switch personID {
	case "":
		return ActorClock, nil
	case matter.AuthorID:
		return ActorAuthor, nil
	case matter.HolderID:
		return ActorHolder, nil
	}
	person, err := d.tx.Person(personID)
	switch {
	case errors.Is(err, ErrNotFound):
		return ActorHolder, nil
	case person.Holds(RoleLiaisonOfficer) || person.Holds(RoleAdministrator):
		return ActorOffice, err
	}
	return ActorHolder, err
}

// nameIn is somebody's name beside a matter; its author stays unnamed where he has
// given none.
func (d *Desk) nameIn(matter Matter, personID string) (string, error) {
	switch {
	case personID == "":
		return "", nil
	case personID == matter.AuthorID && matter.hidden():
		return "不署名", nil
	}
	person, err := d.tx.Person(personID)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return person.Called(), err
}
