package liaison

import (
	"fmt"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// choose finds everybody who is meant, each once, in the order of the roster and
// then of the list.
func (d *Desk) choose(asked MeetingAsked, plan *MeetingPlan) error {
	chosen := map[string]bool{}
	add := func(person Person, invitation Invitation) {
		if chosen[person.ID] {
			return
		}
		chosen[person.ID] = true
		invitation.PersonID, invitation.State = person.ID, InvitationInvited
		invitation.Place = PlacedSeat
		if invitation.Part == "" {
			invitation.Part = PartAttend
		}
		plan.Invitations = append(plan.Invitations, invitation)
	}
	if err := d.chooseNamed(asked, plan, add); err != nil { // first: a list may say more of somebody
		return err
	}
	for _, role := range asked.Roles {
		people, err := d.ofRole(asked.Township, role)
		if err != nil {
			return err
		}
		if len(people) == 0 {
			plan.Faults = append(plan.Faults, wording.NobodyHolds(role.Chinese()))
		}
		for _, person := range people {
			add(person, Invitation{Role: role})
		}
	}
	return d.chooseGroups(asked, plan, add)
}

// ofRole lists those who hold a role now.
func (d *Desk) ofRole(township string, role Role) ([]Person, error) {
	people, err := d.tx.PeopleWithRole(role)
	return slices.DeleteFunc(people, func(p Person) bool {
		return !d.ofTownship(p.Township, township) || role == RoleDelegate && p.Seat != SeatActive || p.Caller || p.Standing != ""
	}), err
}

func (d *Desk) chooseGroups(asked MeetingAsked, plan *MeetingPlan, add func(Person, Invitation)) error {
	if len(asked.Delegations)+len(asked.Groups) == 0 {
		return nil
	}
	delegates, err := d.ofRole(asked.Township, RoleDelegate)
	if err != nil {
		return err
	}
	for _, group := range []struct {
		names []string
		of    func(Person) string
		none  func(string) string
	}{
		{asked.Delegations, func(p Person) string { return p.Delegation }, wording.NoDelegation},
		{asked.Groups, func(p Person) string { return p.Organization }, wording.NoGroup},
	} {
		for _, name := range group.names {
			found := false
			for _, person := range delegates {
				if group.of(person) == name {
					found = true
					add(person, Invitation{Role: RoleDelegate})
				}
			}
			if !found {
				plan.Faults = append(plan.Faults, group.none(name))
			}
		}
	}
	return nil
}

// chooseNamed finds the people of a list; everybody nobody knows, of whom there are
// several, or who stands in it twice, is named.
func (d *Desk) chooseNamed(asked MeetingAsked, plan *MeetingPlan, add func(Person, Invitation)) error {
	lines := map[string]string{}
	find, err := d.finder(asked)
	if err != nil {
		return err
	}
	for _, named := range asked.Named {
		people := find(named)
		if len(people) != 1 {
			plan.Faults = append(plan.Faults, notOne(named, people))
			continue
		}
		person := people[0]
		if before, twice := lines[person.ID]; twice {
			plan.Faults = append(plan.Faults, wording.TwiceInList(named.Where, named.Who, before))
			continue
		}
		lines[person.ID] = named.Where
		invitation := Invitation{Part: named.Part, Category: named.Category}
		if named.Part == PartObserve {
			if invitation.Category == "" {
				invitation.Category = CategoryOther
			}
		} else if person.Holds(RoleDelegate) {
			invitation.Role = RoleDelegate
			if person.Seat != SeatActive {
				plan.Faults = append(plan.Faults, wording.NoLongerDelegate(named.Where, named.Who))
				continue
			}
		}
		add(person, invitation)
	}
	return nil
}

func notOne(named Invitee, people []Person) string {
	if len(people) == 0 {
		return wording.InviteeUnknown(named.Where, named.Who)
	}
	var which []string
	for _, person := range people {
		which = append(which, strings.TrimSpace(person.Organization+" "+person.Code))
	}
	slices.Sort(which)
	return wording.InviteeSeveral(named.Where, named.Who, which)
}

// finder looks people up by name or 编号: a long list by the whole roster at once.
func (d *Desk) finder(asked MeetingAsked) (func(Invitee) []Person, error) {
	if len(asked.Named) == 0 {
		return nil, nil
	}
	roster, err := d.tx.Roster()
	if err != nil {
		return nil, fmt.Errorf("liaison: look people up: %w", err)
	}
	byName := map[string][]Person{}
	for _, person := range roster {
		if !d.ofTownship(person.Township, asked.Township) || person.Caller || person.Standing != "" {
			continue
		}
		byName[person.Name] = append(byName[person.Name], person)
		if person.Code != "" && person.Code != person.Name {
			byName[person.Code] = append(byName[person.Code], person)
		}
	}
	return func(named Invitee) []Person {
		people := byName[named.Who]
		if named.Phone == "" {
			return people
		}
		return slices.DeleteFunc(slices.Clone(people), func(p Person) bool { return !strings.HasSuffix(p.Phone, named.Phone) || p.Phone == "" })
	}, nil
}
