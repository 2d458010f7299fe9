package liaison

import (
	"slices"

	"shuanglian/liaison/roster"
)

// OpenID is the platform's name for one follower of this account. It never
// leaves the server: print it only through Terms.Fingerprint.
type OpenID string

// Role is what a person may act as. One person may hold several.
type Role string

// The roles of a roster, in the words of the double-contact system.
const (
	RoleCommitteeMember   Role = "committee_member"   // 党委委员
	RoleDelegate          Role = "delegate"           // 党代表
	RolePartyMember       Role = "party_member"       // 党员
	RoleResident          Role = "resident"           // 群众
	RoleFloatingMember    Role = "floating_member"    // 流动党员
	RoleLiaisonOfficer    Role = "liaison_officer"    // 联络员
	RoleAdministrator     Role = "administrator"      // 管理员
	RoleDisciplineLiaison Role = "discipline_liaison" // 纪检专员
	RoleSecretary         Role = "secretary"          // 书记
	RoleHandler           Role = "handler"            // 承办人
)

// IsMember tells the roles a four-digit binding can give: those who only write
// to the account and read their own matters.
func (r Role) IsMember() bool {
	return r == RolePartyMember || r == RoleResident || r == RoleFloatingMember
}

// Chinese is the role's word in the roster: 党代表.
func (r Role) Chinese() string { return roster.Role(r).Chinese() }

// RoleHeld is a role of the roster; it is inactive until the person has used a
// one-time code issued after the role was given.
type RoleHeld struct {
	Role   Role
	Active bool
}

// Seat is the state of a delegate's mandate.
type Seat string

// The states of a seat. Absence never changes one by itself.
const (
	SeatActive     Seat = "active"
	SeatSuspended  Seat = "suspended"  // 暂停
	SeatStopped    Seat = "stopped"    // 停止
	SeatTerminated Seat = "terminated" // 终止
)

// PersonStanding is how the office knows a person.
type PersonStanding string

// The zero PersonStanding is on the roster. An unverified person gave his name himself,
// by a delegate's card, and awaits the office's word. Gone is such a person who
// has left: only a pseudonym remains, for his matters.
const (
	Unverified PersonStanding = "unverified" // 未核实
	Gone       PersonStanding = "gone"
)

// Person is one row of the roster, or somebody it does not hold.
type Person struct {
	ID           string
	Code         string // 编号, may be empty
	Township     string
	Name         string
	Phone        string // digits only, may be empty or shared
	Organization string
	Delegation   string
	Title        string // 职务
	Seat         Seat   // meaningful for delegates
	Roles        []RoleHeld
	Kin          []string // ids of those declared as his kin (回避), by him or by them
	Standing     PersonStanding
	Caller       bool // rang the office, and the roster does not know him; he may have given a name
}

// Holds tells whether the roster gives the person this role, active or not.
func (p Person) Holds(role Role) bool {
	return slices.ContainsFunc(p.Roles, func(h RoleHeld) bool { return h.Role == role })
}

// ActsAs tells whether the person may act in this role now: member roles need
// no code, a delegate needs an active seat, every other role needs its code.
func (p Person) ActsAs(role Role) bool {
	for _, held := range p.Roles {
		if held.Role != role {
			continue
		}
		if role == RoleDelegate && p.Seat != SeatActive {
			return false
		}
		return held.Active || role.IsMember()
	}
	return false
}

// IsOffice tells whether the person works in the liaison office.
func (p Person) IsOffice() bool {
	return p.ActsAs(RoleLiaisonOfficer) || p.ActsAs(RoleAdministrator)
}

// InactiveRoles lists the roles that still wait for a code.
func (p Person) InactiveRoles() []Role {
	var roles []Role
	for _, held := range p.Roles {
		if !held.Active && !held.Role.IsMember() {
			roles = append(roles, held.Role)
		}
	}
	return roles
}
