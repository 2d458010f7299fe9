package liaison

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// DueSwap ends the wish to swap a day that nobody has answered.
const DueSwap DueKind = "swap"

// swapAnswered is how long before the first of the days a swap has to be agreed to.
const swapAnswered = 24 * time.Hour

// AskSwap asks another to swap days of a rota: the next of the one who asks against
// the next of the other, or, if he has none, to take it. The reply says what was
// asked, or why not.
func (d *Desk) AskSwap(v Viewer, name string) (string, error) {
	mine, err := d.DutiesOf(v.ID)
	if err != nil {
		return "", err
	}
	if len(mine) == 0 {
		return wording.NoDuties(), nil
	}
	turns, err := d.rotas()
	if err != nil {
		return "", err
	}
	gives := mine[0]
	found, err := d.mayTakeTurns(turns[gives.SeriesID], name)
	if err != nil {
		return "", err
	}
	switch {
	case len(found) != 1:
		return wording.NobodyToSwap(name, len(found), d.Office()), nil
	case found[0].ID == v.ID:
		return wording.SwapSelf(), nil
	}
	return d.askSwap(v, gives, found[0])
}

func (d *Desk) askSwap(v Viewer, gives Meeting, other Person) (string, error) {
	if _, err := d.viewerOf(other.ID); errors.Is(err, ErrNotFound) {
		return wording.SwapByPhone(other.Name, d.Office()), nil
	} else if err != nil {
		return "", err
	}
	away, err := d.awayOn(other.ID, gives.StartsAt)
	if err != nil {
		return "", err
	}
	if away {
		return wording.SwapAway(other.Name, d.local(gives.StartsAt)), nil
	}
	swap := Swap{ID: d.tx.NewID(), AskerID: v.ID, AskedID: other.ID, GivesID: gives.ID, State: SwapAsked, AskedAt: d.now}
	takes, err := d.otherDay(gives, v.ID, other.ID)
	if err != nil {
		return "", err
	}
	if takes.ID == gives.ID {
		return wording.AlsoOnDuty(other.Name), nil
	}
	swap.TakesID = takes.ID
	before, err := d.tx.SwapsAskedBy(v.ID)
	if err != nil {
		return "", err
	}
	for _, older := range before { // he thinks better of it
		if older.GivesID == gives.ID {
			if err := d.decideSwap(older, SwapOver); err != nil {
				return "", err
			}
		}
	}
	until := d.swapUntil(gives, takes)
	facts := d.swapFacts(v.Name, gives, takes)
	err = errors.Join(d.tx.SaveSwap(swap), d.tx.SaveDue(Due{Kind: DueSwap, ObjectID: swap.ID, At: until}),
		d.audit(AuditRow{ActorID: v.ID, Act: "ask_swap", PersonID: other.ID, Reason: gives.Number}),
		d.Push(Question{PersonID: other.ID, Kind: AskSwap, ObjectID: swap.ID, ObjectVersion: 1, ExpiresAt: until},
			&Delivery{Kind: DeliverQuestion, Text: wording.MaySwap(facts)}))
	return wording.SwapIsAsked(facts, other.Name), err
}

// otherDay is the day that the one who asks would take: the other's first one of
// the same rota on which he is not on duty himself; none if the other has none.
func (d *Desk) otherDay(gives Meeting, asker, other string) (Meeting, error) {
	theirs, err := d.DutiesOf(other)
	if err != nil {
		return Meeting{}, err
	}
	mine, err := d.DutiesOf(asker)
	if err != nil {
		return Meeting{}, err
	}
	for _, meeting := range theirs {
		if meeting.ID == gives.ID {
			return meeting, nil
		}
	}
	for _, meeting := range theirs {
		if meeting.SeriesID == gives.SeriesID && !slices.ContainsFunc(mine, func(m Meeting) bool { return m.ID == meeting.ID }) {
			return meeting, nil
		}
	}
	return Meeting{}, nil
}

func (d *Desk) swapUntil(gives, takes Meeting) time.Time {
	first := gives.StartsAt
	if takes.ID != "" && takes.StartsAt.Before(first) {
		first = takes.StartsAt
	}
	if until := first.Add(-swapAnswered); until.After(d.now) {
		return until
	}
	return first
}

func (d *Desk) swapFacts(asker string, gives, takes Meeting) wording.SwapFacts {
	facts := wording.SwapFacts{Asker: asker, Gives: d.dutyFacts(gives)}
	if takes.ID != "" {
		facts.Takes = d.dutyFacts(takes)
	}
	return facts
}

// swapDays are the meetings of a swap that can still be made. ErrNotFound: it can't.
func (d *Desk) swapDays(swap Swap) (gives, takes Meeting, err error) {
	gone := fmt.Errorf("liaison: the days can't be swapped any more: %w", ErrNotFound)
	for _, one := range []struct {
		id, person string
		meeting    *Meeting
	}{{swap.GivesID, swap.AskerID, &gives}, {swap.TakesID, swap.AskedID, &takes}} {
		if one.id == "" {
			continue
		}
		if *one.meeting, err = d.tx.Meeting(one.id); err != nil {
			return gives, takes, err
		}
		invitation, err := d.tx.Invitation(one.id, one.person)
		if err != nil {
			return gives, takes, err
		}
		if one.meeting.State != MeetingPlanned || !one.meeting.StartsAt.After(d.now) || !invitation.Stands() {
			return gives, takes, gone
		}
	}
	return gives, takes, nil
}

func (d *Desk) decideSwap(swap Swap, state SwapState) error {
	swap.State, swap.DecidedAt = state, d.now
	return errors.Join(d.tx.SaveSwap(swap), d.tx.DropDue(DueSwap, swap.ID))
}

// AnswerSwap takes the other's word: days are swapped, and both and the office are
// told; or they stay, and the one who asked is told why. ErrNotFound: nobody asks
// that any more.
func (d *Desk) AnswerSwap(v Viewer, swapID string, yes bool, reason string) (wording.SwapFacts, error) {
	swap, err := d.tx.Swap(swapID)
	if err == nil && (swap.State != SwapAsked || swap.AskedID != v.ID) {
		err = fmt.Errorf("liaison: decided already: %w", ErrNotFound)
	}
	if err != nil {
		return wording.SwapFacts{}, err
	}
	gives, takes, err := d.swapDays(swap)
	if err != nil {
		return wording.SwapFacts{}, err
	}
	asker, err := d.tx.Person(swap.AskerID)
	if err != nil {
		return wording.SwapFacts{}, err
	}
	facts := d.swapFacts(asker.Name, gives, takes)
	act, state, text := "refuse_swap", SwapRefused, wording.SwapRefused(facts, v.Name, reason)
	if yes {
		act, state, text = "agree_swap", SwapAgreed, wording.SwapAgreed(facts, v.Name)
	}
	err = errors.Join(d.decideSwap(swap, state), d.audit(AuditRow{ActorID: v.ID, Act: act, PersonID: asker.ID, Reason: gives.Number}),
		d.send(&Delivery{Kind: DeliverNotice, PersonID: asker.ID, Key: "swap:" + swap.ID, Text: text}))
	if err != nil || !yes {
		return facts, err
	}
	if err := d.giveDuty(gives, asker.ID, v.ID, v.ID, AnswerComing); err != nil {
		return facts, err
	}
	if takes.ID != "" {
		if err := d.giveDuty(takes, v.ID, asker.ID, v.ID, AnswerComing); err != nil {
			return facts, err
		}
	}
	if _, err := d.dutiesOpen(); err != nil {
		return facts, err
	}
	return facts, d.tellOfficeOfSwap(swap, gives.Township, wording.SwapMade(facts, v.Name))
}

func (d *Desk) tellOfficeOfSwap(swap Swap, township, text string) error {
	staff, err := d.OfficeStaff()
	if err != nil {
		return err
	}
	for _, clerk := range staff {
		his, err := d.concerns(clerk, township)
		if err != nil {
			return err
		}
		if !his || clerk.ID == swap.AskedID || clerk.ID == swap.AskerID {
			continue
		}
		if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: clerk.ID, Key: "swap:" + swap.ID + ":" + clerk.ID, Text: text}); err != nil {
			return err
		}
	}
	return nil
}

// swapOver ends a wish that nobody has answered: the day stays with the one who asked.
func (d *Desk) swapOver(swapID string) error {
	swap, err := d.tx.Swap(swapID)
	if err != nil || swap.State != SwapAsked {
		return err
	}
	if err := d.decideSwap(swap, SwapOver); err != nil {
		return err
	}
	gives, _, err := d.swapDays(swap)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	other, err := d.tx.Person(swap.AskedID)
	if err != nil {
		return err
	}
	asker, err := d.tx.Person(swap.AskerID)
	if err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: swap.AskerID, Key: "swap:" + swap.ID,
		Text: wording.SwapSilent(d.dutyFacts(gives), other.Name, d.OfficeOf(asker))})
}
