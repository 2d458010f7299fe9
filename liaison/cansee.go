package liaison

import "slices"

// Viewer is a person as he stands before the account: with the openid he writes
// from and how surely that openid is his.
type Viewer struct {
	Person
	OpenID   OpenID
	Strength Strength
}

// ActsAs is Person.ActsAs, but a weak binding gives member roles only.
func (v Viewer) ActsAs(role Role) bool {
	return (v.Strength == Strong || role.IsMember()) && v.Person.ActsAs(role)
}

// IsOffice tells whether the viewer works in the liaison office.
func (v Viewer) IsOffice() bool {
	return v.ActsAs(RoleLiaisonOfficer) || v.ActsAs(RoleAdministrator)
}

// CanSee is the one predicate that guards every surface: push, list, count,
// search, hand-over, log line. The person complained about never learns of the
// matter (信访工作条例 §28, §30, §46); when unsure, it says no.
func CanSee(v Viewer, m Matter) bool {
	if v.ID == "" || slices.Contains(m.Subjects, v.ID) {
		return false
	}
	if v.ID == m.AuthorID { // a matter without his name does not follow him to another account
		return v.OpenID == m.AuthorFrom || v.Strength == Strong && !m.hidden()
	}
	switch {
	case m.State == StateDraft:
		return false
	case m.aboutKinOf(v.Person):
		return false
	case m.Level == Sealed:
		return v.ActsAs(RoleDisciplineLiaison) && m.inChargeOf(v.Township)
	case m.keptFrom(v.Person):
		return false
	case m.Level != Named && v.ID == m.DelegateID: // past him on purpose, whatever else he is
		return false
	case m.HolderID == v.ID:
		return v.holds(m)
	}
	return m.WithOffice && v.IsOffice() && m.inChargeOf(v.Township)
}

// inChargeOf tells whether the people of that township's office have charge of
// the matter.
func (m Matter) inChargeOf(township string) bool {
	return len(m.Offices) == 0 || slices.Contains(m.Offices, township)
}

// aboutKinOf tells whether one of the person's declared kin is a subject: he is
// kept from it like him, in every role and at every level.
func (m Matter) aboutKinOf(p Person) bool {
	return slices.ContainsFunc(p.Kin, func(id string) bool { return slices.Contains(m.Subjects, id) })
}

// keptFrom tells whether the person belongs to a unit that is a subject, or to
// the unit of one: he may not see it in any role he has. The discipline liaison
// of a small place often shares a unit with those complained about; a sealed
// matter is kept from him only when he is a subject himself.
func (m Matter) keptFrom(p Person) bool {
	return p.Organization != "" && slices.Contains(m.Units, p.Organization)
}

// hidden tells whether nobody may connect the matter with its author by name.
func (m Matter) hidden() bool { return m.Level == Anonymous || m.Level == Sealed }

// leavesOffice tells whether somebody outside the office may hold the matter at
// all: one that is named to him, or one without a name in the office's own words.
func (m Matter) leavesOffice() bool {
	return m.Level == Named || m.Level == Anonymous && m.Reworded
}

// holds tells whether the seat by which the viewer got the matter still stands;
// outside the office nobody holds what was not given to him by name, or in the
// office's own words.
func (v Viewer) holds(m Matter) bool {
	switch m.Recipient {
	case ToDelegate:
		return m.leavesOffice() && v.ActsAs(RoleDelegate)
	case ToCommitteeMember:
		return m.leavesOffice() && v.ActsAs(RoleCommitteeMember)
	case ToUnit:
		return m.Reworded && v.ActsAs(RoleHandler)
	case ToOffice:
		return v.IsOffice()
	case ToDiscipline:
		return v.ActsAs(RoleDisciplineLiaison)
	}
	return false
}

// MayAnswer tells whether the viewer may answer the matter now. The author
// never holds his own matter.
func MayAnswer(v Viewer, m Matter) bool {
	return m.Open() && v.ID != m.AuthorID && CanSee(v, m)
}

// MayHear tells whether words added by the author may still be brought to the viewer:
// they don't get lost when the matter closes before he has spoken again.
func MayHear(v Viewer, m Matter) bool {
	his := m.HolderID == v.ID || m.ClerkID == v.ID || m.HolderID == "" && m.ClerkID == ""
	return (m.Open() || his && m.State != StateWithdrawn) && v.ID != m.AuthorID && CanSee(v, m)
}

// MayAdd tells whether the viewer may add words as the author.
func MayAdd(v Viewer, m Matter) bool {
	return m.Open() && v.ID == m.AuthorID && CanSee(v, m)
}
