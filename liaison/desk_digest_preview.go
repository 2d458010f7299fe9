package liaison

import (
	"errors"
	"slices"
	"time"
)

// Why somebody gets no digest now.
const (
	DigestUnbound = "unbound" // not bound by a code, or no longer following
	DigestOff     = "off"     // he wants none
	DigestNothing = "nothing" // there is nothing to say
)

// DigestPreview is a digest as it would be told now, to whom and by which way.
type DigestPreview struct {
	Person  Person
	Kind    DigestKind
	Made    MadeDigest
	Channel string // customer_message, template, subscription, or waits: nothing can announce it
	Why     string // empty: it would be told
}

// DigestAsked is which digests are to be shown.
type DigestAsked struct {
	Who   string     // one person by 编号 or name; empty: everybody
	Kind  DigestKind // empty: each
	Month bool       // of the committee: the month before
	At    time.Time  // when they are told; zero: now
}

// PreviewDigests shows what would be told and sends nothing. It names people, so it
// is audited as a view, of today whatever day is asked for. It fails like OnRoster.
func (d *Desk) PreviewDigests(asked DigestAsked, actor string) ([]DigestPreview, error) {
	only := ""
	if asked.Who != "" {
		person, err := d.OnRoster(asked.Who)
		if err != nil {
			return nil, err
		}
		only = person.ID
	}
	then := d
	if !asked.At.IsZero() {
		then = NewDesk(d.tx, asked.At, d.terms)
	}
	var shown []DigestPreview
	for _, kind := range []DigestKind{DigestCommittee, DigestDelegate, DigestOffice} {
		if asked.Kind != "" && asked.Kind != kind {
			continue
		}
		readers, err := then.DigestReaders(kind)
		if err != nil {
			return nil, err
		}
		for _, id := range readers {
			if only != "" && id != only {
				continue
			}
			preview, there, err := then.previewDigest(id, kind, asked.Month)
			if err != nil {
				return nil, err
			}
			if there {
				shown = append(shown, preview)
			}
		}
	}
	return shown, d.audit(AuditRow{ActorID: actor, Act: "preview_digest", PersonID: only, Reason: string(asked.Kind)})
}

// previewDigest is one person's; false when this kind is not for him after all.
func (d *Desk) previewDigest(personID string, kind DigestKind, month bool) (DigestPreview, bool, error) {
	person, err := d.tx.Person(personID)
	if err != nil {
		return DigestPreview{}, false, err
	}
	preview := DigestPreview{Person: person, Kind: kind, Why: DigestUnbound}
	binding, err := d.tx.BindingOf(personID)
	if errors.Is(err, ErrNotFound) || err == nil && (!binding.Following || binding.Strength != Strong) {
		return preview, kind != DigestDelegate || person.Seat == SeatActive, nil
	}
	if err != nil {
		return preview, false, err
	}
	viewer := Viewer{Person: person, OpenID: binding.OpenID, Strength: binding.Strength}
	if !slices.Contains(d.DigestKinds(viewer), kind) {
		return preview, false, nil
	}
	slot := DigestSlot{Kind: kind, Day: d.terms.Calendar.DateOf(d.now), Month: month && kind == DigestCommittee}
	if preview.Made, err = d.MakeDigest(viewer, slot); err != nil {
		return preview, false, err
	}
	preference, err := d.tx.Preference(personID)
	if err != nil {
		return preview, false, err
	}
	switch {
	case preference.NoDigest:
		preview.Why = DigestOff
	case !preview.Made.Worth:
		preview.Why = DigestNothing
	default:
		preview.Why = ""
	}
	preview.Channel, err = d.channelOf(viewer)
	return preview, true, err
}

// channelOf is by which way a merged message would go out now.
func (d *Desk) channelOf(v Viewer) (string, error) {
	window, err := d.tx.Window(v.OpenID)
	switch {
	case err != nil:
		return "", err
	case d.spend(&window, Delivery{Kind: DeliverReminder}): // of a copy
		return string(RungCustomerMessage), nil
	case !d.mayAnnounce():
		return "waits", nil
	case !d.terms.Templates:
		return string(RungSubscription), nil
	}
	return string(RungTemplate), nil
}
