package simulator

import "bytes"

// checkMenu is the errcode against a menu, or 0. A menu written with \u escapes is refused: the
// phones would show them.
func checkMenu(c call, in menuBody) int {
	if bytes.Contains(c.body, []byte(`\u`)) {
		return 40033
	}
	return checkButtons(in.Button)
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
