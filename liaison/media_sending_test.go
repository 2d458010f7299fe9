package liaison_test

import (
	"testing"

	"shuanglian/liaison"
)

// Originals of a matter without its author's name stay with the office, whoever
// may read the matter itself.
func TestWhoMayHaveTheOriginals(t *testing.T) {
	viewer := func(id string, role liaison.Role) liaison.Viewer {
		return liaison.Viewer{Strength: liaison.Strong, OpenID: liaison.OpenID("o-" + id),
			Person: liaison.Person{ID: id, Seat: liaison.SeatActive, Roles: []liaison.RoleHeld{{Role: role, Active: true}}}}
	}
	author, delegate := viewer("author", liaison.RoleResident), viewer("delegate", liaison.RoleDelegate)
	office, discipline := viewer("office", liaison.RoleLiaisonOfficer), viewer("discipline", liaison.RoleDisciplineLiaison)
	named := liaison.Matter{State: liaison.StateSubmitted, AuthorID: "author", AuthorFrom: "o-author", Recipient: liaison.ToDelegate,
		Level: liaison.Named, DelegateID: "delegate", HolderID: "delegate"}
	anonymous := named
	anonymous.Recipient, anonymous.Level, anonymous.HolderID, anonymous.WithOffice = liaison.ToOffice, liaison.Anonymous, "", true
	routed := anonymous
	routed.Recipient, routed.HolderID, routed.DelegateID = liaison.ToDelegate, "delegate", "another"
	sealed := named
	sealed.Recipient, sealed.Level, sealed.HolderID = liaison.ToDiscipline, liaison.Sealed, ""
	about := anonymous
	about.Subjects = []string{"office"}
	draft := named
	draft.State = liaison.StateDraft
	for name, c := range map[string]struct {
		matter liaison.Matter
		may    [4]bool // author, delegate, office, discipline liaison
	}{
		"named":                     {named, [4]bool{true, true, false, false}},
		"without a name":            {anonymous, [4]bool{true, false, true, false}},
		"without a name, routed on": {routed, [4]bool{true, false, true, false}},
		"sealed":                    {sealed, [4]bool{true, false, false, true}},
		"about the office's clerk":  {about, [4]bool{true, false, false, false}},
		"draft":                     {draft, [4]bool{false, false, false, false}},
	} {
		for i, v := range []liaison.Viewer{author, delegate, office, discipline} {
			if got := liaison.MayPull(v, c.matter); got != c.may[i] {
				t.Errorf("%s, %s: %v", name, v.ID, got)
			}
		}
	}
}
