package simulator

import (
	"slices"
	"unicode/utf8"
)

// The limits of 用户标签管理. Tags 0, 1 and 2 are WeChat's own.
const (
	firstTag     = 100
	tagsInAll    = 100
	tagsEach     = 20
	taggedAtOnce = 50
)

// tag is one of the account's own labels for users.
type tag struct {
	id   int
	name string
}

type tagBody struct {
	Tag struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
	} `json:"tag"`
	TagID   int      `json:"tagid"`
	Next    string   `json:"next_openid"`
	OpenIDs []string `json:"openid_list"`
}

func (p *Platform) tagCreate(c call) answer {
	var in tagBody
	if !c.read(&in) {
		return fail(47001)
	}
	switch code := p.checkTagName(in.Tag.Name); {
	case code != 0:
		return fail(code)
	case len(p.tags) >= tagsInAll:
		return fail(45056)
	}
	p.lastTag = max(p.lastTag, firstTag-1) + 1
	p.tags = append(p.tags, &tag{p.lastTag, in.Tag.Name})
	return answer{bare: true, fields: map[string]any{"tag": map[string]any{"id": p.lastTag, "name": in.Tag.Name}}}
}

func (p *Platform) tagList(call) answer {
	list := []map[string]any{}
	for _, t := range p.tags {
		n := 0
		for _, u := range p.order {
			if slices.Contains(u.tags, t.id) {
				n++
			}
		}
		list = append(list, map[string]any{"id": t.id, "name": t.name, "count": n})
	}
	return answer{bare: true, fields: map[string]any{"tags": list}}
}

func (p *Platform) checkTagName(name string) int {
	switch {
	case name == "" || slices.ContainsFunc(p.tags, func(t *tag) bool { return t.name == name }):
		return 45157
	case utf8.RuneCountInString(name) > 30:
		return 45158
	}
	return 0
}

// ownTag finds one of the account's own tags, or says why it can't be changed.
func (p *Platform) ownTag(id int) (*tag, int) {
	t := p.tagByID(id)
	switch {
	case id >= 0 && id < 3:
		return nil, 45058
	case t == nil:
		return nil, 45159
	}
	return t, 0
}

func (p *Platform) tagUpdate(c call) answer {
	var in tagBody
	if !c.read(&in) {
		return fail(47001)
	}
	t, code := p.ownTag(in.Tag.ID)
	if code == 0 {
		code = p.checkTagName(in.Tag.Name)
	}
	if code != 0 {
		return fail(code)
	}
	t.name = in.Tag.Name
	return good(nil)
}

// tagged lists the openids that carry a tag.
func (p *Platform) tagged(c call) answer {
	var in tagBody
	if !c.read(&in) {
		return fail(47001)
	}
	if p.tagByID(in.TagID) == nil {
		return fail(45159)
	}
	a := p.openIDPage(in.Next, func(u *person) bool { return slices.Contains(u.tags, in.TagID) })
	delete(a.fields, "total")
	return a
}

func (p *Platform) tagDelete(c call) answer {
	var in tagBody
	if !c.read(&in) {
		return fail(47001)
	}
	if _, code := p.ownTag(in.Tag.ID); code != 0 {
		return fail(code)
	}
	p.dropTag(in.Tag.ID)
	return good(nil)
}

// DropTag deletes a tag as an administrator does in the platform's own pages.
func (p *Platform) DropTag(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, t := range slices.Clone(p.tags) {
		if t.name == name {
			p.dropTag(t.id)
		}
	}
}

func (p *Platform) dropTag(id int) {
	p.tags = slices.DeleteFunc(p.tags, func(t *tag) bool { return t.id == id })
	for _, u := range p.order {
		u.tags = slices.DeleteFunc(u.tags, func(has int) bool { return has == id })
	}
	p.allChanged()
}

func (p *Platform) tagPut(c call) answer {
	return p.tagEach(c, func(u *person, id int) {
		u.tags = append(slices.DeleteFunc(u.tags, func(t int) bool { return t == id }), id)
	})
}

func (p *Platform) tagTake(c call) answer {
	return p.tagEach(c, func(u *person, id int) {
		u.tags = slices.DeleteFunc(u.tags, func(t int) bool { return t == id })
	})
}

// tagEach changes at most 50 users at once, and none if one of them can't be changed.
func (p *Platform) tagEach(c call, change func(*person, int)) answer {
	var in tagBody
	if !c.read(&in) {
		return fail(47001)
	}
	if p.tagByID(in.TagID) == nil {
		return fail(45159)
	}
	if len(in.OpenIDs) == 0 || len(in.OpenIDs) > taggedAtOnce {
		return fail(40032)
	}
	for _, id := range in.OpenIDs {
		u := p.openIDs[id]
		if u == nil || !u.follows {
			return fail(40003)
		}
		if len(u.tags) >= tagsEach && !slices.Contains(u.tags, in.TagID) {
			return fail(45059)
		}
	}
	for _, id := range in.OpenIDs {
		change(p.openIDs[id], in.TagID)
	}
	p.allChanged()
	return good(nil)
}

func (p *Platform) tagsOf(c call) answer {
	var in struct {
		OpenID string `json:"openid"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	u := p.openIDs[in.OpenID]
	if u == nil {
		return fail(40003)
	}
	return answer{bare: true, fields: map[string]any{"tagid_list": append([]int{}, u.tags...)}}
}

func (p *Platform) tagByID(id int) *tag {
	for _, t := range p.tags {
		if t.id == id {
			return t
		}
	}
	return nil
}
