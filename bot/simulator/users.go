package simulator

import "unicode/utf8"

// userInfo is GET /cgi-bin/user/info: no nickname and no picture since 2021-12-27, and
// nothing but "subscribe" of someone who does not follow.
func (p *Platform) userInfo(c call) answer {
	info, code := p.infoOf(c.r.URL.Query().Get("openid"))
	if code != 0 {
		return fail(code)
	}
	return answer{bare: true, fields: info}
}

func (p *Platform) infoOf(openID string) (info map[string]any, code int) {
	u := p.openIDs[openID]
	switch {
	case u == nil:
		return nil, 40003
	case !u.follows:
		return map[string]any{"subscribe": 0, "openid": u.openID}, 0
	}
	how := "ADD_SCENE_SEARCH"
	if u.scene != "" {
		how = "ADD_SCENE_QR_CODE"
	}
	return map[string]any{
		"subscribe": 1, "openid": u.openID, "subscribe_time": u.since.Unix(), "remark": u.remark, "groupid": 0, "language": "zh_CN",
		"tagid_list": append([]int{}, u.tags...), "subscribe_scene": how, "qr_scene": 0, "qr_scene_str": u.scene}, 0
}

// usersAtOnce is how many a batchget may ask for.
const usersAtOnce = 100

func (p *Platform) userInfos(c call) answer {
	var in struct {
		Users []struct {
			OpenID string `json:"openid"`
		} `json:"user_list"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	if len(in.Users) == 0 || len(in.Users) > usersAtOnce {
		return fail(40032)
	}
	list := make([]map[string]any, 0, len(in.Users))
	for _, asked := range in.Users {
		info, code := p.infoOf(asked.OpenID)
		if code != 0 {
			return fail(code)
		}
		list = append(list, info)
	}
	return answer{bare: true, fields: map[string]any{"user_info_list": list}}
}

// followersAtOnce is how many openids one page of a list holds.
const followersAtOnce = 10000

// userList is GET /cgi-bin/user/get: a page of those who follow, after next_openid.
func (p *Platform) userList(c call) answer {
	return p.openIDPage(c.r.URL.Query().Get("next_openid"), func(*person) bool { return true })
}

func (p *Platform) openIDPage(after string, of func(*person) bool) answer {
	page, total := []string{}, 0
	passed := after == ""
	for _, u := range p.order {
		if !u.follows || !of(u) {
			continue
		}
		total++
		if passed && len(page) < followersAtOnce {
			page = append(page, u.openID)
		}
		passed = passed || u.openID == after
	}
	if !passed {
		return fail(40003)
	}
	fields := map[string]any{"total": total, "count": len(page), "next_openid": ""}
	if len(page) > 0 {
		fields["data"], fields["next_openid"] = map[string]any{"openid": page}, page[len(page)-1]
	}
	return answer{bare: true, fields: fields}
}

// longestRemark is in characters; the page says less than 30.
const longestRemark = 29

func (p *Platform) userRemark(c call) answer {
	var in struct {
		OpenID string `json:"openid"`
		Remark string `json:"remark"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	u := p.openIDs[in.OpenID]
	switch {
	case u == nil:
		return fail(40003)
	case utf8.RuneCountInString(in.Remark) > longestRemark:
		return fail(40035)
	}
	u.remark = in.Remark
	return good(nil)
}
