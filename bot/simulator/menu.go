package simulator

import (
	"encoding/json"
	"slices"
	"strconv"
)

// Button is one button of a custom menu.
type Button struct {
	Type string   `json:"type,omitempty"`
	Name string   `json:"name"`
	Key  string   `json:"key,omitempty"`
	URL  string   `json:"url,omitempty"`
	Sub  []Button `json:"sub_button,omitempty"`
}

// menus are the default menu and the conditional ones, oldest first.
type menus struct {
	set         bool
	buttons     []Button
	conditional []conditionalMenu
	lastID      int64
}

type conditionalMenu struct {
	id      int64
	buttons []Button
	rule    map[string]any
	tag     int
}

type menuBody struct {
	Button []Button       `json:"button"`
	Rule   map[string]any `json:"matchrule"`
}

func (p *Platform) menuCreate(c call) answer {
	var in menuBody
	if !c.read(&in) {
		return fail(47001)
	}
	if code := checkButtons(in.Button); code != 0 {
		return fail(code)
	}
	p.menu.set, p.menu.buttons = true, in.Button
	p.allChanged()
	return good(nil)
}

func (p *Platform) menuGet(call) answer {
	if !p.menu.set {
		return fail(46003)
	}
	out := map[string]any{"menu": map[string]any{"button": p.menu.buttons}}
	var list []map[string]any
	for i := len(p.menu.conditional) - 1; i >= 0; i-- { // newest first, as they are matched
		m := p.menu.conditional[i]
		list = append(list, map[string]any{"button": m.buttons, "matchrule": m.rule, "menuid": m.id})
	}
	if list != nil {
		out["conditionalmenu"] = list
	}
	return answer{bare: true, fields: out}
}

func (p *Platform) menuDelete(call) answer {
	p.menu = menus{lastID: p.menu.lastID}
	p.allChanged()
	return good(nil)
}

// menuAddConditional adds a menu for the holders of a tag. Rules by sex, place or language
// are refused since WeChat protects them as private.
func (p *Platform) menuAddConditional(c call) answer {
	var in menuBody
	if !c.read(&in) {
		return fail(47001)
	}
	for _, private := range []string{"sex", "country", "province", "city", "language"} {
		if v, ok := in.Rule[private]; ok && v != "" {
			return fail(65320)
		}
	}
	tag := ruleTag(in.Rule)
	switch code := checkButtons(in.Button); {
	case !p.menu.set:
		return fail(65303)
	case code != 0:
		return fail(code)
	case tag == 0 && (in.Rule["client_platform_type"] == nil || in.Rule["client_platform_type"] == ""):
		return fail(65304)
	}
	p.menu.lastID++
	p.menu.conditional = append(p.menu.conditional, conditionalMenu{p.menu.lastID + 400000000, in.Button, in.Rule, tag})
	p.allChanged()
	return answer{bare: true, fields: map[string]any{"menuid": strconv.FormatInt(p.menu.lastID+400000000, 10)}}
}

func ruleTag(rule map[string]any) int {
	switch v := rule["tag_id"].(type) {
	case string:
		n, _ := strconv.Atoi(v) // anything else is no tag
		return n
	case float64:
		return int(v)
	}
	return 0
}

func (p *Platform) menuDelConditional(c call) answer {
	var in struct {
		ID json.RawMessage `json:"menuid"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	text := string(in.ID)
	if unquoted, err := strconv.Unquote(text); err == nil {
		text = unquoted
	}
	i := slices.IndexFunc(p.menu.conditional, func(m conditionalMenu) bool { return strconv.FormatInt(m.id, 10) == text })
	if i < 0 {
		return fail(65301)
	}
	p.menu.conditional = slices.Delete(p.menu.conditional, i, i+1)
	p.allChanged()
	return good(nil)
}

func (p *Platform) menuTryMatch(c call) answer {
	var in struct {
		User string `json:"user_id"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	u := p.openIDs[in.User]
	if u == nil {
		return fail(40003)
	}
	return answer{bare: true, fields: map[string]any{"button": p.buttonsOf(u)}}
}

// buttonsOf is the menu a person sees: the newest conditional one of his last tag, else
// the default one. The lock is held.
func (p *Platform) buttonsOf(u *person) []Button {
	for i := len(p.menu.conditional) - 1; i >= 0 && len(u.tags) > 0; i-- {
		if p.menu.conditional[i].tag == u.tags[len(u.tags)-1] {
			return p.menu.conditional[i].buttons
		}
	}
	return p.menu.buttons
}

// Menu is the custom menu a person sees; nil if none is published.
func (p *Platform) Menu(name string) []Button {
	p.mu.Lock()
	defer p.mu.Unlock()
	u := p.people[name]
	if u == nil || !p.menu.set {
		return nil
	}
	return p.buttonsOf(u)
}

// buttonFor finds the button that a tap means. Without a published menu any key will do.
func (p *Platform) buttonFor(name, key string) (Button, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	u := p.people[name]
	if u == nil || !p.menu.set {
		return Button{Type: "click", Name: key, Key: key}, true
	}
	for _, b := range p.buttonsOf(u) {
		for _, leaf := range append([]Button{b}, b.Sub...) {
			if len(leaf.Sub) == 0 && (leaf.Key == key || leaf.URL == key || leaf.Name == key) {
				return leaf, true
			}
		}
	}
	return Button{}, false
}

// allChanged tells every phone that its menu may be another. The lock is held.
func (p *Platform) allChanged() {
	for _, u := range p.order {
		u.version++
	}
	p.changed(nil)
}

func checkButtons(all []Button) int {
	if len(all) == 0 || len(all) > 3 {
		return 40016
	}
	for _, b := range all {
		if len(b.Name) == 0 || len(b.Name) > 16 {
			return 40018
		}
		if len(b.Sub) > 5 {
			return 40023
		}
		for _, s := range b.Sub {
			if len(s.Name) == 0 || len(s.Name) > 60 {
				return 40025
			}
			if code := checkLeaf(s); code != 0 {
				return code
			}
		}
		if code := checkLeaf(b); len(b.Sub) == 0 && code != 0 {
			return code
		}
	}
	return 0
}

func checkLeaf(b Button) int {
	switch b.Type {
	case "click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin", "location_select":
		if len(b.Key) == 0 || len(b.Key) > 128 {
			return 40019
		}
	case "view", "miniprogram":
		if len(b.URL) == 0 || len(b.URL) > 1024 {
			return 40020
		}
	case "media_id", "article_id", "article_view_limited":
	default:
		return 40017
	}
	return 0
}
