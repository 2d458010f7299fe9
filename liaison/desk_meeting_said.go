package liaison

import (
	"slices"
	"strings"
	"time"
)

// OwnTownship is whose people a clerk invites: those of his township; everybody
// for the organization's own office.
func (d *Desk) OwnTownship(v Viewer) string {
	if slices.Contains(d.placesOf(""), v.Township) {
		return ""
	}
	return v.Township
}

// MeetingTimeFault says what is wrong with a time; empty: nothing. A day off is
// shown before it is confirmed.
func (d *Desk) MeetingTimeFault(starts time.Time) string {
	plan := MeetingPlan{Meeting: Meeting{StartsAt: starts}}
	d.checkTime(&plan, true)
	return strings.Join(plan.Faults, "\n")
}

// MeetingOver says why a meeting can't be changed any more; empty: it can.
func (d *Desk) MeetingOver(meeting Meeting) string { return d.over(meeting) }

// RefuseMeeting notes that somebody tried to make or change a meeting who may not.
func (d *Desk) RefuseMeeting(v Viewer) error {
	return d.audit(AuditRow{ActorID: v.ID, Act: "change_meeting", Refused: true})
}

// WhoIsMeant reads who is invited: 全体党代表, a delegation, a village, names.
func (d *Desk) WhoIsMeant(said string, asked *MeetingAsked) error {
	delegates, err := d.ofRole(asked.Township, RoleDelegate)
	if err != nil {
		return err
	}
	of := func(field func(Person) string, name string) bool {
		return name != "" && slices.ContainsFunc(delegates, func(p Person) bool { return field(p) == name })
	}
	delegation := func(p Person) string { return p.Delegation }
	group := func(p Person) string { return p.Organization }
	for _, word := range strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune("、,，;； 和　", r) }) {
		if role, ok := roleMeant(word); ok {
			asked.Roles = append(asked.Roles, role)
			continue
		}
		bare := word
		for _, tail := range []string{"全体代表", "的代表", "代表小组", "代表团", "代表", "小组"} {
			bare = strings.TrimSuffix(bare, tail)
		}
		switch {
		case of(delegation, word):
			asked.Delegations = append(asked.Delegations, word)
		case of(delegation, bare):
			asked.Delegations = append(asked.Delegations, bare)
		case of(group, word):
			asked.Groups = append(asked.Groups, word)
		case of(group, bare):
			asked.Groups = append(asked.Groups, bare)
		default:
			asked.Named = append(asked.Named, Invitee{Who: word})
		}
	}
	return nil
}

// roleMeant reads 全体党代表, 所有委员.
func roleMeant(word string) (Role, bool) {
	bare := word
	for _, head := range []string{"邀请", "通知", "请", "全体", "所有", "全部"} {
		bare = strings.TrimPrefix(bare, head)
	}
	switch bare {
	case "代表":
		return RoleDelegate, true
	case "委员":
		return RoleCommitteeMember, true
	}
	for _, role := range []Role{RoleDelegate, RoleCommitteeMember, RoleLiaisonOfficer, RoleSecretary, RolePartyMember} {
		if bare == role.Chinese() {
			return role, true
		}
	}
	return "", false
}
