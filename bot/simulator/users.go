package simulator

import (
	"slices"
	"unicode/utf8"
)

// tag is one of the account's own labels for users.
type tag struct {
	id   int
	name string
}

// userInfo is GET /cgi-bin/user/info: no nickname and no picture since 2021-12-27, and
// nothing but "subscribe" of someone who does not follow.
func (p *Platform) userInfo(c call) answer {
	u := p.openIDs[c.r.URL.Query().Get("openid")]
	switch {
	case u == nil:
		return fail(40003)
	case !u.follows:
		return answer{bare: true, fields: map[string]any{"subscribe": 0, "openid": u.openID}}
	}
	how := "ADD_SCENE_SEARCH"
	if u.scene != "" {
		how = "ADD_SCENE_QR_CODE"
	}
	return answer{bare: true, fields: map[string]any{
		"subscribe": 1, "openid": u.openID, "subscribe_time": u.since.Unix(), "remark": u.remark, "groupid": 0, "language": "zh_CN",
		"tagid_list": append([]int{}, u.tags...), "subscribe_scene": how, "qr_scene": 0, "qr_scene_str": u.scene}}
}

func (p *Platform) userList(call) answer {
	ids := []string{}
	for _, u := range p.order {
		if u.follows {
			ids = append(ids, u.openID)
		}
	}
	next := ""
	if len(ids) > 0 {
		next = ids[len(ids)-1]
	}
	return answer{bare: true, fields: map[string]any{"total": len(ids), "count": len(ids),
		"data": map[string]any{"openid": ids}, "next_openid": next}}
}

type tagBody struct {
	Tag struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
	} `json:"tag"`
	TagID   int      `json:"tagid"`
	OpenIDs []string `json:"openid_list"`
}

func (p *Platform) tagCreate(c call) answer {
	var in tagBody
	if !c.read(&in) {
		return fail(47001)
	}
	switch {
	case in.Tag.Name == "" || slices.ContainsFunc(p.tags, func(t *tag) bool { return t.name == in.Tag.Name }):
		return fail(45157)
	case utf8.RuneCountInString(in.Tag.Name) > 30:
		return fail(45158)
	case len(p.tags) >= 100:
		return fail(45056)
	}
	if p.lastTag == 0 {
		p.lastTag = 99 // 0, 1 and 2 are WeChat's own
	}
	p.lastTag++
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

func (p *Platform) tagDelete(c call) answer {
	var in tagBody
	if !c.read(&in) {
		return fail(47001)
	}
	if p.tagByID(in.Tag.ID) == nil {
		return fail(45159)
	}
	p.tags = slices.DeleteFunc(p.tags, func(t *tag) bool { return t.id == in.Tag.ID })
	for _, u := range p.order {
		u.tags = slices.DeleteFunc(u.tags, func(id int) bool { return id == in.Tag.ID })
	}
	p.allChanged()
	return good(nil)
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
	if len(in.OpenIDs) == 0 || len(in.OpenIDs) > 50 {
		return fail(40032)
	}
	for _, id := range in.OpenIDs {
		u := p.openIDs[id]
		if u == nil || !u.follows {
			return fail(40003)
		}
		if len(u.tags) >= 20 && !slices.Contains(u.tags, in.TagID) {
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
