package liaison_test

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shuanglian/liaison"
)

func active(roles ...liaison.Role) []liaison.RoleHeld {
	held := make([]liaison.RoleHeld, 0, len(roles))
	for _, role := range roles {
		held = append(held, liaison.RoleHeld{Role: role, Active: true})
	}
	return held
}

// viewers are everybody who could stand before a matter, by what he is to it.
// The holder of a matter is named by its own field; author and subject too.
func viewers() map[string]liaison.Viewer {
	viewer := func(id string, strength liaison.Strength, roles ...liaison.RoleHeld) liaison.Viewer {
		return liaison.Viewer{Person: liaison.Person{ID: id, Seat: liaison.SeatActive, Roles: roles}, OpenID: "o-" + liaison.OpenID(id), Strength: strength}
	}
	resident := active(liaison.RoleResident)
	all := map[string]liaison.Viewer{
		"author":             viewer("author", liaison.Strong, resident...),
		"author, weak":       viewer("author", liaison.Weak, resident...),
		"author, moved":      viewer("author", liaison.Strong, resident...),
		"author, weak moved": viewer("author", liaison.Weak, resident...),
		"neighbour":          viewer("neighbour", liaison.Strong, resident...),
		"delegate":           viewer("delegate", liaison.Strong, active(liaison.RoleDelegate)...),
		"delegate, weak":     viewer("delegate", liaison.Weak, active(liaison.RoleDelegate)...),
		"delegate, no code":  viewer("delegate", liaison.Strong, liaison.RoleHeld{Role: liaison.RoleDelegate}),
		"delegate, ended":    viewer("delegate", liaison.Strong, active(liaison.RoleDelegate)...),
		"delegate, clerk":    viewer("delegate", liaison.Strong, active(liaison.RoleDelegate, liaison.RoleLiaisonOfficer)...),
		"other delegate":     viewer("other", liaison.Strong, active(liaison.RoleDelegate)...),
		"committee":          viewer("committee", liaison.Strong, active(liaison.RoleCommitteeMember, liaison.RoleSecretary)...),
		"committee, no code": viewer("committee", liaison.Strong, liaison.RoleHeld{Role: liaison.RoleCommitteeMember}),
		"officer":            viewer("officer", liaison.Strong, active(liaison.RoleLiaisonOfficer)...),
		"officer, weak":      viewer("officer", liaison.Weak, active(liaison.RoleLiaisonOfficer)...),
		"officer, no code":   viewer("officer", liaison.Strong, liaison.RoleHeld{Role: liaison.RoleLiaisonOfficer}),
		"administrator":      viewer("administrator", liaison.Strong, active(liaison.RoleAdministrator)...),
		"discipline":         viewer("discipline", liaison.Strong, active(liaison.RoleDisciplineLiaison)...),
		"discipline, weak":   viewer("discipline", liaison.Weak, active(liaison.RoleDisciplineLiaison)...),
		"handler":            viewer("handler", liaison.Strong, active(liaison.RoleHandler)...),
		"secretary":          viewer("secretary", liaison.Strong, active(liaison.RoleSecretary)...),
		"nobody":             {},
	}
	for _, name := range []string{"author, moved", "author, weak moved"} {
		moved := all[name]
		moved.OpenID = "o-another"
		all[name] = moved
	}
	ended := all["delegate, ended"]
	ended.Seat = liaison.SeatTerminated
	all["delegate, ended"] = ended
	return all
}

func TestWhoSeesWhat(t *testing.T) {
	matter := func(state liaison.MatterState, to liaison.Recipient, level liaison.Level, holder string, withOffice bool) liaison.Matter {
		return liaison.Matter{State: state, Recipient: to, Level: level, HolderID: holder, WithOffice: withOffice,
			AuthorID: "author", AuthorFrom: "o-author", DelegateID: "delegate"}
	}
	reworded := func(m liaison.Matter) liaison.Matter {
		m.Reworded = true
		return m
	}
	author := []string{"author", "author, weak"}
	moved := []string{"author, moved"} // strong, but on another account than the one it was written from
	staff := []string{"administrator", "officer"}
	for name, test := range map[string]struct {
		matter liaison.Matter
		also   []string // besides the author on the account it was written from
	}{
		"a draft": {matter(liaison.StateDraft, "", "", "", false), moved},
		"named, to the delegate": {
			matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Named, "delegate", false), append(moved, "delegate", "delegate, clerk")},
		"named, late, with the office too": {
			matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Named, "delegate", true), append(moved, "delegate", "delegate, clerk", "officer", "administrator")},
		"named, closed": {
			matter(liaison.StateClosed, liaison.ToDelegate, liaison.Named, "delegate", false), append(moved, "delegate", "delegate, clerk")},
		"named, handed on to the office": {
			matter(liaison.StateInProgress, liaison.ToOffice, liaison.Named, "", true), append(moved, "delegate, clerk", "officer", "administrator")},
		"named, held by one of the office": {
			matter(liaison.StateInProgress, liaison.ToOffice, liaison.Named, "officer", false), append(moved, "officer")},
		"named, to the committee member": {
			matter(liaison.StateSubmitted, liaison.ToCommitteeMember, liaison.Named, "committee", false), append(moved, "committee")},
		"confidential, to the office": {
			matter(liaison.StateSubmitted, liaison.ToOffice, liaison.Confidential, "", true), append(moved, staff...)},
		"anonymous, to the office": {
			matter(liaison.StateSubmitted, liaison.ToOffice, liaison.Anonymous, "", true), staff},
		"confidential, with the delegate by mistake": {
			matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Confidential, "delegate", true), append(moved, staff...)},
		"anonymous, with the delegate by mistake": {
			matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Anonymous, "delegate", true), staff},
		"anonymous, with another delegate by mistake": {
			matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Anonymous, "other", true), staff},
		"anonymous, reworded, with another delegate": {
			reworded(matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Anonymous, "other", true)), append(staff, "other delegate")},
		"anonymous, reworded, with a committee member": {
			reworded(matter(liaison.StateSubmitted, liaison.ToCommitteeMember, liaison.Anonymous, "committee", true)), append(staff, "committee")},
		"anonymous, reworded, with the author's delegate by mistake": {
			reworded(matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Anonymous, "delegate", true)), staff},
		"confidential, reworded, with another delegate by mistake": {
			reworded(matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Confidential, "other", true)), append(moved, staff...)},
		"anonymous, reworded, still at the office": {
			reworded(matter(liaison.StateSubmitted, liaison.ToOffice, liaison.Anonymous, "other", true)), staff},
		"named, reworded, with a handling unit": {
			reworded(matter(liaison.StateSubmitted, liaison.ToUnit, liaison.Named, "handler", true)), append(append(moved, "handler", "delegate, clerk"), staff...)},
		"confidential, reworded, with a handling unit": {
			reworded(matter(liaison.StateSubmitted, liaison.ToUnit, liaison.Confidential, "handler", true)), append(append(moved, "handler"), staff...)},
		"confidential, in its author's words, with a handling unit by mistake": {
			matter(liaison.StateSubmitted, liaison.ToUnit, liaison.Confidential, "handler", true), append(moved, staff...)},
		"sealed, with a handling unit by mistake": {
			reworded(matter(liaison.StateSubmitted, liaison.ToUnit, liaison.Sealed, "handler", true)), []string{"discipline"}},
		"sealed, reworded": {
			reworded(matter(liaison.StateSubmitted, liaison.ToDelegate, liaison.Sealed, "other", true)), []string{"discipline"}},
		"sealed": {
			matter(liaison.StateSubmitted, liaison.ToDiscipline, liaison.Sealed, "", false), []string{"discipline"}},
		"sealed, with the office by mistake": {
			matter(liaison.StateSubmitted, liaison.ToOffice, liaison.Sealed, "officer", true), []string{"discipline"}},
	} {
		t.Run(name, func(t *testing.T) {
			want := slices.Sorted(slices.Values(append(slices.Clone(author), test.also...)))
			var seen []string
			for _, who := range slices.Sorted(maps.Keys(viewers())) {
				if liaison.CanSee(viewers()[who], test.matter) {
					seen = append(seen, who)
				}
			}
			if !slices.Equal(seen, want) {
				t.Errorf("seen by %q\n   want %q", seen, want)
			}
			for who, viewer := range viewers() {
				about := test.matter
				about.Subjects = []string{"somebody", viewer.ID}
				if liaison.CanSee(viewer, about) {
					t.Errorf("%s sees a matter that is about him", who)
				}
			}
		})
	}
}

func TestTownshipsAndKin(t *testing.T) {
	matter := func(level liaison.Level, change func(*liaison.Matter)) liaison.Matter {
		m := liaison.Matter{State: liaison.StateSubmitted, Recipient: liaison.ToOffice, Level: level, WithOffice: true,
			AuthorID: "author", AuthorFrom: "o-author", Offices: []string{"东岸镇"}}
		if change != nil {
			change(&m)
		}
		return m
	}
	about := func(m *liaison.Matter) { m.Subjects = []string{"village head"} }
	everyOffice := func(m *liaison.Matter) { m.Offices = nil }
	given := func(m *liaison.Matter) { m.HolderID, m.WithOffice = "viewer", false }
	clerk, discipline := active(liaison.RoleLiaisonOfficer), active(liaison.RoleDisciplineLiaison)
	for name, test := range map[string]struct {
		id, township string
		kin          []string
		roles        []liaison.RoleHeld
		matter       liaison.Matter
		sees         bool
	}{
		"clerk of the township":                   {"", "东岸镇", nil, clerk, matter(liaison.Confidential, nil), true},
		"clerk of another":                        {"", "西山镇", nil, clerk, matter(liaison.Confidential, nil), false},
		"clerk of none":                           {"", "", nil, clerk, matter(liaison.Confidential, nil), false},
		"clerk of another, from before townships": {"", "西山镇", nil, clerk, matter(liaison.Confidential, everyOffice), true},
		"clerk of another, given to him":          {"", "西山镇", nil, clerk, matter(liaison.Confidential, given), true},
		"discipline liaison of the township":      {"", "东岸镇", nil, discipline, matter(liaison.Sealed, nil), true},
		"discipline liaison of another":           {"", "西山镇", nil, discipline, matter(liaison.Sealed, nil), false},
		"clerk, kin of the subject":               {"", "东岸镇", []string{"village head"}, clerk, matter(liaison.Confidential, about), false},
		"clerk, kin of somebody else":             {"", "东岸镇", []string{"another"}, clerk, matter(liaison.Confidential, about), true},
		"discipline liaison, kin of the subject":  {"", "东岸镇", []string{"village head"}, discipline, matter(liaison.Sealed, about), false},
		"given to the subject's kin":              {"", "东岸镇", []string{"village head"}, clerk, matter(liaison.Confidential, func(m *liaison.Matter) { given(m); about(m) }), false},
		"the author, kin of the subject":          {"author", "东岸镇", []string{"village head"}, active(liaison.RoleResident), matter(liaison.Confidential, about), true},
	} {
		t.Run(name, func(t *testing.T) {
			v := liaison.Viewer{OpenID: "o-author", Strength: liaison.Strong, Person: liaison.Person{
				ID: cmp.Or(test.id, "viewer"), Township: test.township, Kin: test.kin, Roles: test.roles}}
			if got := liaison.CanSee(v, test.matter); got != test.sees {
				t.Errorf("sees %v", got)
			}
		})
	}
}

// anyViewer and anyMatter draw from few names, so that they often meet.
func anyViewer(t *rapid.T) liaison.Viewer {
	roles := []liaison.Role{liaison.RoleCommitteeMember, liaison.RoleDelegate, liaison.RolePartyMember, liaison.RoleResident, liaison.RoleLiaisonOfficer,
		liaison.RoleAdministrator, liaison.RoleDisciplineLiaison, liaison.RoleSecretary, liaison.RoleHandler}
	held := rapid.SliceOfNDistinct(rapid.SampledFrom(roles), 0, 4, rapid.ID[liaison.Role]).Draw(t, "roles")
	viewer := liaison.Viewer{OpenID: rapid.SampledFrom([]liaison.OpenID{"o1", "o2"}).Draw(t, "from"),
		Strength: rapid.SampledFrom([]liaison.Strength{liaison.Strong, liaison.Strong, liaison.Strong, liaison.Weak, ""}).Draw(t, "strength")}
	viewer.ID = anyone(t, "viewer")
	viewer.Seat = rapid.SampledFrom([]liaison.Seat{liaison.SeatActive, liaison.SeatActive, liaison.SeatSuspended}).Draw(t, "seat")
	for _, role := range held {
		viewer.Roles = append(viewer.Roles, liaison.RoleHeld{Role: role, Active: rapid.Bool().Draw(t, "active")})
	}
	return viewer
}

func anyone(t *rapid.T, label string) string {
	return rapid.SampledFrom([]string{"p1", "p2", ""}).Draw(t, label)
}

func anyMatter(t *rapid.T) liaison.Matter {
	return liaison.Matter{
		State:     rapid.SampledFrom(liaison.MatterStates()).Draw(t, "state"),
		Recipient: rapid.SampledFrom([]liaison.Recipient{liaison.ToDelegate, liaison.ToCommitteeMember, liaison.ToOffice, liaison.ToDiscipline, liaison.ToUnit, ""}).Draw(t, "to"),
		Level:     rapid.SampledFrom([]liaison.Level{liaison.Named, liaison.Confidential, liaison.Anonymous, liaison.Sealed, ""}).Draw(t, "level"),
		AuthorID:  anyone(t, "author"), AuthorFrom: rapid.SampledFrom([]liaison.OpenID{"o1", "o2"}).Draw(t, "written from"),
		HolderID: anyone(t, "holder"), DelegateID: anyone(t, "delegate"), WithOffice: rapid.Bool().Draw(t, "with office"),
		Reworded: rapid.Bool().Draw(t, "reworded"),
		Subjects: rapid.SliceOfN(rapid.SampledFrom([]string{"p1", "p2", "p3", "p4"}), 0, 1).Draw(t, "subjects"),
	}
}

func TestWhatMustNeverBeSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, m := anyViewer(t), anyMatter(t)
		sees, author := liaison.CanSee(v, m), v.ID == m.AuthorID
		for rule, broken := range map[string]bool{
			"a subject never sees":                            slices.Contains(m.Subjects, v.ID),
			"nobody without a name sees":                      v.ID == "",
			"a draft is its author's":                         m.State == liaison.StateDraft && !author,
			"a weak binding sees what its own account sent":   v.Strength != liaison.Strong && m.AuthorFrom != v.OpenID,
			"without a name it stays with its account":        (m.Level == liaison.Anonymous || m.Level == liaison.Sealed) && author && m.AuthorFrom != v.OpenID,
			"a weak binding gives no role":                    v.Strength != liaison.Strong && !author,
			"sealed is for the discipline liaison":            m.Level == liaison.Sealed && !author && !v.ActsAs(liaison.RoleDisciplineLiaison),
			"the author's delegate sees what is named to him": m.Level != liaison.Named && m.Level != liaison.Sealed && m.DelegateID == v.ID && !author,
			"a holder outside the office sees what is named, or reworded": m.Level != liaison.Named && !((m.Level == liaison.Anonymous || m.Recipient == liaison.ToUnit) && m.Reworded) &&
				m.Level != liaison.Sealed && !author && !v.IsOffice() && !v.ActsAs(liaison.RoleDisciplineLiaison),
			"without a part in it, and outside the office, none": !author && m.HolderID != v.ID && !v.IsOffice() && !v.ActsAs(liaison.RoleDisciplineLiaison),
		} {
			if sees && broken {
				t.Errorf("%s: %+v saw %+v", rule, v, m)
			}
		}
		if liaison.MayAnswer(v, m) && (author || !sees || !m.Open()) {
			t.Error("only somebody else who sees an open matter may answer it")
		}
		if liaison.MayAdd(v, m) && (!author || !sees || !m.Open()) {
			t.Error("only the author who sees his open matter may add to it")
		}
	})
}
