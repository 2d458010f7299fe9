package main

import (
	"context"
	"fmt"
	"slices"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// menusWanted are the menus as they ought to be, by whose they are.
func menusWanted(config Config) map[liaison.Menu][]wechat.MenuButton {
	privacy := config.terms().PrivacyURL
	return map[liaison.Menu][]wechat.MenuButton{
		liaison.MenuOfAll:       buttons(wording.ButtonsOfAll(privacy)),
		liaison.MenuOfDelegates: buttons(wording.ButtonsOfDelegates(privacy)),
		liaison.MenuOfCommittee: buttons(wording.ButtonsOfCommittee(privacy)),
		liaison.MenuOfOffice:    buttons(wording.ButtonsOfOffice(privacy)),
	}
}

func buttons(all []wording.Button) []wechat.MenuButton {
	var list []wechat.MenuButton
	for _, b := range all {
		button := wechat.MenuButton{Name: b.Name, Sub: buttons(b.Sub)}
		switch {
		case b.URL != "":
			button.Type, button.URL = "view", b.URL
		case b.Word != "":
			button.Type, button.Key = "click", b.Word
		}
		list = append(list, button)
	}
	return list
}

// sameButtons compares menus as a phone shows them.
func sameButtons(a, b []wechat.MenuButton) bool {
	return slices.EqualFunc(a, b, func(x, y wechat.MenuButton) bool {
		return x.Name == y.Name && x.Type == y.Type && x.Key == y.Key && x.URL == y.URL && sameButtons(x.Sub, y.Sub)
	})
}

// menusInPlace tells whether the published menus are those wanted, no more and no
// fewer.
func menusInPlace(published []wechat.Menu, wanted map[liaison.Menu][]wechat.MenuButton, tags map[liaison.Menu]int) bool {
	byTag := map[int]liaison.Menu{0: liaison.MenuOfAll}
	for menu, tag := range tags {
		byTag[tag] = menu
	}
	for _, menu := range published {
		whose, known := byTag[menu.TagID]
		if !known || !sameButtons(menu.Buttons, wanted[whose]) {
			return false
		}
		delete(byTag, menu.TagID)
	}
	return len(byTag) == 0 && len(published) == len(wanted)
}

// publishMenus brings the account's tags and menus to what is wanted and tells
// whether the menus had to be changed. Doing it again changes nothing. The platform
// can't edit a conditional menu: the old ones go once the new ones are there.
func publishMenus(ctx context.Context, account *wechat.Account, office liaison.Office, config Config) (changed bool, err error) {
	tags, err := makeTags(ctx, account, office)
	if err != nil {
		return false, fmt.Errorf("menus: tags: %w", err)
	}
	published, err := account.Menus(ctx)
	if err != nil {
		return false, fmt.Errorf("menus: what is published: %w", err)
	}
	wanted := menusWanted(config)
	if menusInPlace(published, wanted, tags) {
		return false, nil
	}
	if err := account.CreateMenu(ctx, wanted[liaison.MenuOfAll]); err != nil {
		return true, fmt.Errorf("menus: publish the default one: %w", err)
	}
	for _, menu := range liaison.TaggedMenus() {
		if err := account.AddConditionalMenu(ctx, tags[menu], wanted[menu]); err != nil {
			return true, fmt.Errorf("menus: publish that of %s: %w", menu, err)
		}
	}
	for _, old := range published {
		if old.ID == 0 {
			continue
		}
		if err := account.DeleteConditionalMenu(ctx, old.ID); err != nil {
			return true, fmt.Errorf("menus: take an old one away: %w", err)
		}
	}
	return true, nil
}

// makeTags finds the account's tags by their names, or makes them. Where the
// platform counts other holders than are on record, all are given theirs again.
func makeTags(ctx context.Context, account *wechat.Account, office liaison.Office) (map[liaison.Menu]int, error) {
	there, err := account.Tags(ctx)
	if err != nil {
		return nil, err
	}
	tags := map[liaison.Menu]int{}
	for _, menu := range liaison.TaggedMenus() {
		i := slices.IndexFunc(there, func(t wechat.Tag) bool { return t.Name == wording.TagName(string(menu)) })
		var tag wechat.Tag
		if i >= 0 {
			tag = there[i]
		} else if tag, err = account.CreateTag(ctx, wording.TagName(string(menu))); err != nil {
			return nil, err
		}
		tags[menu] = tag.ID
		err := office.Do(ctx, func(d *liaison.Desk) error {
			given, err := d.TagHolders(menu)
			if err != nil {
				return err
			}
			return d.TagMade(menu, tag.ID, int64(given) != tag.Count)
		})
		if err != nil {
			return nil, err
		}
	}
	return tags, nil
}
