package liaison

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// OpenDraft begins a matter from what somebody said; it stays his alone until
// a way is chosen.
func (d *Desk) OpenDraft(v Viewer, said []Said) (Matter, error) {
	kind := ContactVisit
	if v.ActsAs(RoleDelegate) {
		kind = ContactInterview
	}
	partner, err := d.partner(v, kind)
	if err != nil {
		return Matter{}, err
	}
	matter := Matter{ID: d.tx.NewID(), State: StateDraft, AuthorID: v.ID, AuthorFrom: v.OpenID,
		DelegateID: partner.ID, Rating: Unrated, DraftedAt: d.now}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Matter{}, err
	}
	if err := d.JoinDraft(matter, said); err != nil {
		return Matter{}, err
	}
	return d.tx.Matter(matter.ID)
}

// JoinDraft adds to a draft; its silence counts from now, but never longer than
// the policy's longest from the first piece.
func (d *Desk) JoinDraft(matter Matter, said []Said) error {
	for _, s := range said {
		entry := Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: EntryRaised, PersonID: matter.AuthorID, Said: s}
		if err := d.addEntry(entry); err != nil {
			return err
		}
	}
	if err := d.recognise(matter); err != nil {
		return err
	}
	silent := d.now.Add(d.terms.Policy.DraftSilence)
	if longest := matter.DraftedAt.Add(d.terms.Policy.DraftLongest); longest.Before(silent) {
		silent = longest
	}
	return d.tx.SaveDue(Due{Kind: DueDraftSilence, ObjectID: matter.ID, At: silent})
}

// recognise keeps by what a draft is known in lists, and whether it is urgent,
// in step with its pieces.
func (d *Desk) recognise(matter Matter) error {
	said, err := d.PiecesOf(matter)
	if err != nil {
		return err
	}
	known, urgent := gist(said), anyEmergency(said)
	if known == matter.Gist && urgent == matter.Urgent {
		return nil
	}
	matter.Gist, matter.Urgent = known, urgent
	return d.tx.SaveMatter(&matter)
}

// DraftMenu is the question to whom a draft goes: its sentence and its options.
func (d *Desk) DraftMenu(v Viewer, matter Matter) (string, []Option, error) {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return "", nil, err
	}
	var partner Person
	if matter.DelegateID != "" {
		if partner, err = d.tx.Person(matter.DelegateID); err != nil {
			return "", nil, err
		}
	}
	total := counts(saidIn(entries))
	if v.ActsAs(RoleDelegate) {
		ways, err := d.delegateWays(v, partner)
		return wording.DelegateMenu(total, ways), options(ways), err
	}
	ways := []wording.Way{wording.WayOffice(), wording.WayAnonymous(), wording.WayAbout(), wording.WayDrop()}
	behind := ""
	if partner.ID != "" {
		way, offered, known, err := d.wayToDelegate(v, partner)
		if err != nil {
			return "", nil, err
		}
		if behind = known; offered {
			ways = slices.Insert(ways, 0, way)
		}
	}
	menu := wording.Menu(total, partner.Name, behind, ways, d.terms.Policy.DraftSilence)
	return menu, options(ways), nil
}

// delegateWays are the ways of a delegate's own words; with matters in hand they
// may be an answer to one of them.
func (d *Desk) delegateWays(v Viewer, partner Person) ([]wording.Way, error) {
	ways := []wording.Way{wording.WayUpwards(), wording.WayNotSent()}
	held, err := d.InHand(v)
	if err != nil {
		return nil, err
	}
	if len(held) > 0 {
		ways = slices.Insert(ways, 1, wording.WayAnswer())
	}
	if partner.ID != "" {
		ways = slices.Insert(ways, 0, wording.WayCommittee(partner.Name))
	}
	return ways, nil
}

// place is by what a person is known besides his name: 东岸村书记, 东岸村.
func place(p Person) string {
	return joinedPlace(p.Organization, p.Title)
}

// joinedPlace puts a title behind an organization; what both of them say is said
// once: 东岸村 and 村党支部书记 are 东岸村党支部书记.
func joinedPlace(organization, title string) string {
	if strings.HasPrefix(title, organization) {
		return title
	}
	for i := range organization {
		if strings.HasPrefix(title, organization[i:]) {
			return organization[:i] + title
		}
	}
	return organization + title
}

func options(ways []wording.Way) []Option {
	list := make([]Option, 0, len(ways))
	for _, way := range ways {
		list = append(list, Option{Digit: way.Digit, Words: way.Words, Label: way.Text})
	}
	return list
}

func saidIn(entries []Entry) []Said {
	said := make([]Said, 0, len(entries))
	for _, entry := range entries {
		if entry.RecalledAt.IsZero() {
			said = append(said, entry.Said)
		}
	}
	return said
}

// DropDraft hands nothing in.
func (d *Desk) DropDraft(matter Matter, by Actor) error {
	if err := d.tx.DropDue(DueDraftSilence, matter.ID); err != nil {
		return err
	}
	if err := d.closeWays(matter.ID); err != nil {
		return err
	}
	return d.move(&matter, StateWithdrawn, by, matter.AuthorID, "")
}

// move takes a matter to another state by the table and keeps the step.
func (d *Desk) move(matter *Matter, to MatterState, by Actor, actorID, reason string) error {
	if err := CheckMove(matter.State, to, by); err != nil {
		return err
	}
	step := Move{ID: d.tx.NewID(), MatterID: matter.ID, From: matter.State, To: to, ActorID: actorID,
		Role: Role(by), Reason: reason, At: d.now}
	if by == ActorClock {
		step.ActorID = ""
	}
	matter.State = to
	if err := d.tx.AddMove(step); err != nil {
		return err
	}
	if err := d.tx.SaveMatter(matter); err != nil {
		return err
	}
	return d.audit(AuditRow{ActorID: step.ActorID, Role: step.Role, Act: "matter:" + string(to), MatterID: matter.ID})
}

// Draft is an open draft of the person; ErrConflict when it has been handed in
// or dropped meanwhile.
func (d *Desk) Draft(v Viewer, id string) (Matter, error) {
	matter, err := d.tx.Matter(id)
	if err != nil {
		return Matter{}, err
	}
	if matter.State != StateDraft || matter.AuthorID != v.ID {
		return Matter{}, fmt.Errorf("liaison: no such draft: %w", ErrConflict)
	}
	return matter, nil
}

// DraftEnds is the latest instant at which a draft is still open, for the
// dialogue that belongs to it.
func (d *Desk) DraftEnds(matter Matter) time.Time {
	return matter.DraftedAt.Add(d.terms.Policy.DraftLongest)
}

// PiecesOf lists what a draft holds.
func (d *Desk) PiecesOf(matter Matter) ([]Said, error) {
	entries, err := d.tx.Entries(matter.ID)
	return saidIn(slices.DeleteFunc(entries, func(e Entry) bool { return e.Kind != EntryRaised })), err
}

// WayAsked is the open question to whom a draft goes, or whom it is about; ErrNotFound when there is
// none. Another question may have come between, but the draft still waits for it.
func (d *Desk) WayAsked(draftID string, openID OpenID) (Question, error) {
	for _, kind := range []QuestionKind{AskBlamed, AskAccused, AskWay, AskSubject, AskGravity} {
		asked, err := d.tx.QuestionsAbout(kind, draftID)
		if err != nil {
			return Question{}, err
		}
		for _, question := range slices.Backward(asked) {
			if question.OpenID == openID && question.OpenAt(d.now) {
				return question, nil
			}
		}
	}
	return Question{}, fmt.Errorf("liaison: no way is asked: %w", ErrNotFound)
}
