package simulator

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
)

type conditionalMenu struct {
	id      int64
	buttons []Button
	rule    map[string]any
	tag     int
	system  int // 1 iOS, 2 Android, 3 other; 0 any
}

// menuDomains is to how many hosts all conditional menus together may lead.
const menuDomains = 3

// android is the kind of phone that everybody here has.
const android = 2

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
	tag, system := ruleNumber(in.Rule, "tag_id"), ruleNumber(in.Rule, "client_platform_type")
	switch code := checkMenu(c, in); {
	case !p.menu.set:
		return fail(65303)
	case code != 0:
		return fail(code)
	case tag == 0 && system == 0:
		return fail(65304)
	case len(p.menuHosts(in.Button)) > menuDomains:
		return fail(65316)
	}
	p.menu.lastID++
	p.menu.conditional = append(p.menu.conditional, conditionalMenu{p.menu.lastID + 400000000, in.Button, in.Rule, tag, system})
	p.allChanged()
	return answer{bare: true, fields: map[string]any{"menuid": strconv.FormatInt(p.menu.lastID+400000000, 10)}}
}

// ruleNumber is a member of a rule as a number, however it is written; 0 if it says nothing.
func ruleNumber(rule map[string]any, key string) int {
	switch v := rule[key].(type) {
	case string:
		n, _ := strconv.Atoi(v) // anything else says nothing
		return n
	case float64:
		return int(v)
	}
	return 0
}

// menuHosts are the hosts to which the conditional menus would lead with these buttons too.
func (p *Platform) menuHosts(more []Button) []string {
	var hosts []string
	add := func(all []Button) {
		for _, b := range all {
			for _, leaf := range append([]Button{b}, b.Sub...) {
				if u, err := url.Parse(leaf.URL); err == nil && u.Host != "" && !slices.Contains(hosts, u.Host) {
					hosts = append(hosts, u.Host)
				}
			}
		}
	}
	for _, m := range p.menu.conditional {
		add(m.buttons)
	}
	add(more)
	return hosts
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

// buttonsOf is the menu a person sees: the newest conditional one that fits his last tag and
// his phone, else the default one. The lock is held.
func (p *Platform) buttonsOf(u *person) []Button {
	last := 0
	if len(u.tags) > 0 {
		last = u.tags[len(u.tags)-1]
	}
	for i := len(p.menu.conditional) - 1; i >= 0; i-- {
		m := p.menu.conditional[i]
		if (m.tag == 0 || m.tag == last) && (m.system == 0 || m.system == android) {
			return m.buttons
		}
	}
	return p.menu.buttons
}
