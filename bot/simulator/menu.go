package simulator

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

type menuBody struct {
	Button []Button       `json:"button"`
	Rule   map[string]any `json:"matchrule"`
}

func (p *Platform) menuCreate(c call) answer {
	var in menuBody
	if !c.read(&in) {
		return fail(47001)
	}
	if code := checkMenu(c, in); code != 0 {
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
