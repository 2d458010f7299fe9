package liaison

import (
	"errors"
	"slices"

	"shuanglian/liaison/wording"
)

// PersonFile is what is handed out to a person about himself (导出): his row of the
// roster, his binding and consent, who is in contact with him, and what he has
// raised, in his own words. Whoever prints it reads it: what he has raised without
// his name, or about somebody, is not in it, nor is what anybody else has said. The
// page is audited with the reason. It fails like OnRoster, and with ErrInvalid
// without a reason.
func (d *Desk) PersonFile(who, reason, actor string) (Person, string, error) {
	if reason == "" {
		return Person{}, "", &Fault{Kind: ErrInvalid, Sentence: "请写原因：--reason 本人要一份"}
	}
	person, err := d.OnRoster(who)
	if err != nil {
		return Person{}, "", err
	}
	facts := wording.PersonFacts{At: d.local(d.now), Office: d.OfficeOf(person), Roster: cellsOf(person)}
	if facts.Binding, err = d.bindingLines(person); err != nil {
		return Person{}, "", err
	}
	reminding, err := d.remindingLines(person)
	if err != nil {
		return Person{}, "", err
	}
	facts.Binding = append(facts.Binding, reminding...)
	if facts.Contacts, err = d.contactLines(person); err != nil {
		return Person{}, "", err
	}
	if facts.Matters, err = d.ownMatters(person); err != nil {
		return Person{}, "", err
	}
	if facts.Meetings, err = d.meetingLines(person); err != nil {
		return Person{}, "", err
	}
	if facts.Visits, err = d.visitLines(person); err != nil {
		return Person{}, "", err
	}
	err = d.audit(AuditRow{ActorID: actor, Act: "export person", PersonID: person.ID, Reason: reason})
	return person, wording.PersonFile(facts), err
}

// cellsOf is a person's row of the roster, by its headings.
func cellsOf(p Person) [][2]string {
	active, waiting := rolesOf(p)
	member := ""
	for _, held := range p.Roles {
		if held.Role.IsMember() {
			member = held.Role.Chinese()
		}
	}
	return [][2]string{{"姓名", p.Name}, {"手机", p.Phone}, {"编号", p.Code}, {"乡镇", p.Township}, {"组织", p.Organization},
		{"代表团", p.Delegation}, {"职务", p.Title}, {"身份", member}, {"已启用的身份", active}, {"未启用的身份", waiting}}
}

func (d *Desk) bindingLines(person Person) ([]string, error) {
	binding, err := d.tx.BindingOf(person.ID)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return []string{wording.PersonBound(d.local(binding.BoundAt), binding.Strength == Strong),
		wording.PersonConsented(d.local(binding.ConsentedAt), consentVersionOf(binding.ConsentText))}, err
}

// remindingLines is how a person wants to be reminded, if he has said so.
func (d *Desk) remindingLines(person Person) ([]string, error) {
	preference, err := d.tx.Preference(person.ID)
	if err != nil || preference.At.IsZero() {
		return nil, err
	}
	return []string{wording.PersonReminding(preference.Quiet, preference.NoDigest)}, nil
}

// contactLines are those who are, or were, in contact with a person. Whom he is in
// contact with is theirs.
func (d *Desk) contactLines(person Person) ([]string, error) {
	contacts, err := d.tx.AllContacts()
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, contact := range contacts {
		if contact.ToID != person.ID {
			continue
		}
		from, err := d.tx.Person(contact.FromID)
		if err != nil {
			return nil, err
		}
		role := RoleDelegate
		if contact.Kind == ContactInterview {
			role = RoleCommitteeMember
		}
		until := contact.Until
		if !until.IsZero() {
			until = d.local(until)
		}
		lines = append(lines, wording.PersonContact(from.Name, role.Chinese(), d.local(contact.Since), until))
	}
	return lines, nil
}

// visitLines are the contacts he was seen on, and those he went on himself: when,
// with whom and how. What was noted of them is in the words of who noted it.
func (d *Desk) visitLines(person Person) ([]string, error) {
	visits, err := d.tx.VisitsOf(person.ID, 0)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, visit := range slices.Backward(visits) {
		if !visit.WithdrawnAt.IsZero() {
			continue
		}
		toHim, other := visit.ToID == person.ID, visit.FromID
		if !toHim {
			other = visit.ToID
		}
		with, err := d.tx.Person(other)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		interview := visit.Kind == ContactInterview
		lines = append(lines, wording.PersonVisit(d.local(visit.Day), interview, with.Name, wording.ChannelWord(string(visit.Channel), interview), toHim))
	}
	return lines, nil
}

// ownMatters are what a person has raised under his name and about nobody, oldest
// first.
func (d *Desk) ownMatters(person Person) ([]wording.PersonMatter, error) {
	raised, err := d.tx.MattersBy(person.ID)
	if err != nil {
		return nil, err
	}
	var own []wording.PersonMatter
	for _, matter := range slices.Backward(raised) {
		if matter.hidden() || len(matter.Subjects)+len(matter.Units) > 0 {
			continue
		}
		to, _, err := d.holders(matter)
		if err != nil {
			return nil, err
		}
		one := wording.PersonMatter{Number: matter.Number, Submitted: d.local(matter.SubmittedAt), To: to}
		if one.State, err = d.stateOf(matter); err != nil {
			return nil, err
		}
		entries, err := d.tx.Entries(matter.ID)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			kept := entry.Said.Kind != SaidText || entry.Said.Text != ""
			if kept && entry.PersonID == person.ID && entry.RecalledAt.IsZero() {
				one.Said = append(one.Said, wording.PersonSaid(d.local(entry.Said.At), words([]Said{entry.Said})))
			}
		}
		if matter.Rating != Unrated {
			one.Said = append(one.Said, wording.PersonRated(wording.RatingWord(string(matter.Rating)), matter.RatingReason))
		}
		own = append(own, one)
	}
	return own, nil
}
