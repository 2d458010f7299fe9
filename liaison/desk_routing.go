package liaison

import (
	"slices"

	"shuanglian/liaison/wording"
)

// routed records that a matter goes, or has just gone, to whom it names now, and
// why. The caller saves the matter.
func (d *Desk) routed(matter *Matter, why RouteReason, actorID string) error {
	matter.Route = why
	return d.tx.AddRouting(Routing{ID: d.tx.NewID(), MatterID: matter.ID, Reason: why, Recipient: matter.Recipient,
		HolderID: matter.HolderID, ActorID: actorID, At: d.now})
}

// Why tells somebody who may see a matter the way it has gone and who has it now.
// Of a sealed one it tells no more than that. The look is audited.
func (d *Desk) Why(v Viewer, matter Matter) (string, error) {
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "why", MatterID: matter.ID}); err != nil {
		return "", err
	}
	if matter.Level == Sealed {
		return wording.WhySealed(matter.Number), nil
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return "", err
	}
	facts := wording.WhyFacts{Number: matter.Number, Author: v.ID == matter.AuthorID}
	if facts.Gist, err = d.gistFor(v.ID, matter); err != nil {
		return "", err
	}
	before := Routing{}
	for _, routing := range routings {
		step := wording.WhyStep{At: d.local(routing.At), Reason: string(routing.Reason)}
		if step.To, err = d.nameOf(routing); err != nil {
			return "", err
		}
		if step.From, err = d.nameOf(before); err != nil {
			return "", err
		}
		facts.Steps = append(facts.Steps, step)
		before = routing
	}
	if !matter.Open() {
		facts.Ended, err = d.stateOf(matter)
		return wording.Why(facts), err
	}
	facts.Now, _, err = d.holders(matter)
	facts.OfficeToo = matter.HolderID != "" && matter.WithOffice && !matter.inHisStead() // nobody learns that he left
	return wording.Why(facts), err
}

// standInLine is the line that says for whom the holder answers, empty when the
// matter came to him as to nobody else.
func (d *Desk) standInLine(matter Matter) (string, error) {
	if matter.Recipient != ToDelegate || matter.HolderID == "" || matter.HolderID == matter.DelegateID {
		return "", nil
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return "", err
	}
	before := matter.DelegateID
	for _, routing := range routings {
		if routing.HolderID == matter.HolderID && routing.Reason.inPlaceOf() && before != "" {
			return d.inPlaceOf(matter.HolderID, before)
		}
		before = routing.HolderID
	}
	return "", nil
}

func (d *Desk) inPlaceOf(holderID, delegateID string) (string, error) {
	holder, err := d.tx.Person(holderID)
	if err != nil {
		return "", err
	}
	delegate, err := d.tx.Person(delegateID)
	return wording.InPlaceOf(holder.Name, delegate.Name), err
}

// nameOf is who holds a matter by a step of its way, as its author may know him.
func (d *Desk) nameOf(routing Routing) (string, error) {
	if routing.HolderID == "" {
		return holderName(Matter{Recipient: routing.Recipient}, Person{}), nil
	}
	holder, err := d.tx.Person(routing.HolderID)
	return holderName(Matter{Recipient: routing.Recipient}, holder), err
}

// WhyOf finds the matter that 为什么 without a number means: the only one of his
// that is open, or else the only one there is. Sealed ones are never among them.
func (d *Desk) WhyOf(v Viewer) (one Matter, all []Matter, err error) {
	all, err = d.Raised(v)
	if err != nil {
		return Matter{}, nil, err
	}
	open := slices.DeleteFunc(slices.Clone(all), func(m Matter) bool { return !m.Open() })
	switch {
	case len(open) == 1:
		return open[0], all, nil
	case len(all) == 1:
		return all[0], all, nil
	}
	return Matter{}, all, nil
}
