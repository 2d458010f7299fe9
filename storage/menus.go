package storage

import "shuanglian/liaison"

// MenuTags reads the platform's tags by the menu they show.
func (t *tx) MenuTags() (map[liaison.Menu]int, error) {
	rows, err := t.q.ListMenuTags(t.ctx)
	if err != nil {
		return nil, t.failed("list menu tags", err)
	}
	tags := make(map[liaison.Menu]int, len(rows))
	for _, row := range rows {
		tags[liaison.Menu(row.Menu)] = int(row.TagID)
	}
	return tags, nil
}

// SaveMenuTag notes the platform's tag of a menu.
func (t *tx) SaveMenuTag(menu liaison.Menu, tagID int) error {
	if err := t.q.SaveMenuTag(t.ctx, string(menu), int64(tagID)); err != nil {
		return t.failed("save menu tag", err)
	}
	return t.TouchTags()
}

// TouchTags notes that tags are to be gone through.
func (t *tx) TouchTags() error { return t.failed("touch tags", t.q.TouchTags(t.ctx)) }

// TagsTouched tells whether tags are to be gone through.
func (t *tx) TagsTouched() (bool, error) {
	stale, err := t.q.TagsTouched(t.ctx)
	return stale > 0, t.failed("look for touched tags", err)
}

// TakeTags tells whether tags are to be gone through, and takes the note away.
func (t *tx) TakeTags() (bool, error) {
	stale, err := t.q.TakeTags(t.ctx)
	return stale > 0, t.failed("take tags", err)
}

// Tagged reads who has been given which tag.
func (t *tx) Tagged() (map[liaison.OpenID]liaison.Menu, error) {
	rows, err := t.q.ListTagged(t.ctx)
	if err != nil {
		return nil, t.failed("list tagged", err)
	}
	tagged := make(map[liaison.OpenID]liaison.Menu, len(rows))
	for _, row := range rows {
		tagged[liaison.OpenID(row.Openid)] = liaison.Menu(row.Menu)
	}
	return tagged, nil
}

// SaveTagged notes which tag an openid has now; the menu of everybody is none.
func (t *tx) SaveTagged(openID liaison.OpenID, menu liaison.Menu) error {
	if menu == liaison.MenuOfAll {
		return t.failed("drop tagged", t.q.DropTagged(t.ctx, string(openID)))
	}
	return t.failed("save tagged", t.q.SaveTagged(t.ctx, string(openID), string(menu)))
}

// MenuHolders lists the people strongly bound who follow, with their seat and
// the roles that a menu goes by.
func (t *tx) MenuHolders() ([]liaison.Viewer, error) {
	rows, err := t.q.ListMenuHolders(t.ctx)
	if err != nil {
		return nil, t.failed("list menu holders", err)
	}
	var holders []liaison.Viewer
	for _, row := range rows {
		if last := len(holders) - 1; last < 0 || holders[last].OpenID != liaison.OpenID(row.Openid) {
			holders = append(holders, liaison.Viewer{OpenID: liaison.OpenID(row.Openid), Strength: liaison.Strong,
				Person: liaison.Person{ID: row.ID, Seat: liaison.Seat(row.Seat)}})
		}
		holder := &holders[len(holders)-1]
		holder.Roles = append(holder.Roles, liaison.RoleHeld{Role: liaison.Role(row.Role), Active: row.Active})
	}
	return holders, nil
}
