package liaison

import (
	"cmp"
	"slices"
)

// Menu is whose menu of the account somebody sees.
type Menu string

// The menus: everybody has the first; the others go by a tag that the account puts
// on a follower. Of several tags the platform goes by the last one put on, so
// nobody gets more than one: the menu of the office holds what a delegate's does,
// and a committee member is a delegate too.
const (
	MenuOfAll       Menu = ""
	MenuOfDelegates Menu = "delegates"
	MenuOfCommittee Menu = "committee"
	MenuOfOffice    Menu = "office"
)

// TaggedMenus are the menus that go by a tag.
func TaggedMenus() []Menu { return []Menu{MenuOfDelegates, MenuOfCommittee, MenuOfOffice} }

// Menus keeps which followers have been given which tag.
type Menus interface {
	MenuTags() (map[Menu]int, error) // the platform's number of each tag
	SaveMenuTag(menu Menu, tagID int) error
	Tagged() (map[OpenID]Menu, error)
	SaveTagged(openID OpenID, menu Menu) error // MenuOfAll: has none
	// MenuHolders lists the people strongly bound who follow, by openid; of the
	// person only ID, Seat and the roles that a menu goes by.
	MenuHolders() ([]Viewer, error)
	// TouchTags notes that tags are to be gone through; what is saved of people,
	// bindings and menus notes it too. TagsTouched tells whether it was noted, and
	// TakeTags takes the note away and tells it too.
	TouchTags() error
	TagsTouched() (bool, error)
	TakeTags() (bool, error)
}

// MenuFor is the menu that goes with what a person may do now.
func MenuFor(v Viewer) Menu {
	switch {
	case v.IsOffice():
		return MenuOfOffice
	case v.ActsAs(RoleCommitteeMember):
		return MenuOfCommittee
	case v.ActsAs(RoleDelegate):
		return MenuOfDelegates
	}
	return MenuOfAll
}

// TagChange is a tag to be put on a follower, taken off him, or both.
type TagChange struct {
	OpenID   OpenID
	From, To Menu
}

// TagChanges lists whose tag is not that of the menu he ought to see, by openid.
func (d *Desk) TagChanges() ([]TagChange, error) {
	holders, err := d.tx.MenuHolders()
	if err != nil {
		return nil, err
	}
	tagged, err := d.tx.Tagged()
	if err != nil {
		return nil, err
	}
	var changes []TagChange
	for _, holder := range holders {
		if from, to := tagged[holder.OpenID], MenuFor(holder); from != to {
			changes = append(changes, TagChange{OpenID: holder.OpenID, From: from, To: to})
		}
		delete(tagged, holder.OpenID)
	}
	for openID, from := range tagged { // no longer bound so
		changes = append(changes, TagChange{OpenID: openID, From: from})
	}
	slices.SortFunc(changes, func(a, b TagChange) int { return cmp.Compare(a.OpenID, b.OpenID) })
	return changes, nil
}

// TagMade notes the platform's number of a menu's tag. anew: nobody has it any
// more, or it is not known who, so that all are given it again.
func (d *Desk) TagMade(menu Menu, tagID int, anew bool) error {
	tags, err := d.tx.MenuTags()
	if err != nil {
		return err
	}
	if tags[menu] != tagID || anew {
		tagged, err := d.tx.Tagged()
		if err != nil {
			return err
		}
		for openID, has := range tagged {
			if has != menu {
				continue
			}
			if err := d.tx.SaveTagged(openID, MenuOfAll); err != nil {
				return err
			}
		}
	}
	return d.tx.SaveMenuTag(menu, tagID)
}

// TagHolders counts those who have been given the tag of a menu.
func (d *Desk) TagHolders(menu Menu) (int, error) {
	tagged, err := d.tx.Tagged()
	count := 0
	for _, has := range tagged {
		if has == menu {
			count++
		}
	}
	return count, err
}

// TagsChanged notes what the platform has been told.
func (d *Desk) TagsChanged(done []TagChange) error {
	for _, change := range done {
		if err := d.tx.SaveTagged(change.OpenID, change.To); err != nil {
			return err
		}
	}
	return nil
}
