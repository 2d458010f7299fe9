package simulator

// messageOf is WeChat's errmsg for an errcode (全局返回码).
func messageOf(code int) string {
	switch code {
	case -1:
		return "system error"
	case 40001:
		return "invalid credential, access_token is invalid or not latest"
	case 40002:
		return "invalid grant_type"
	case 40003:
		return "invalid openid"
	case 40004:
		return "invalid media type"
	case 40006:
		return "invalid meida size" // so spelt
	case 40007:
		return "invalid media_id"
	case 40008:
		return "invalid message type"
	case 40013:
		return "invalid appid"
	case 40014:
		return "invalid access_token"
	case 40016:
		return "invalid button size"
	case 40017:
		return "invalid button type"
	case 40018:
		return "invalid button name size"
	case 40019:
		return "invalid button key size"
	case 40020:
		return "invalid button url size"
	case 40033:
		return "invalid charset, check \\uXXXX in the body"
	case 40035:
		return "invalid parameter"
	case 40037:
		return "invalid template_id"
	case 40053:
		return "invalid action info"
	case 40125:
		return "invalid appsecret"
	case 40164:
		return "invalid ip, not in whitelist"
	case 40243:
		return "invalid appsecret, it is frozen"
	case 40252:
		return "template message content is under review"
	case 41001:
		return "access_token missing"
	case 41005:
		return "media data missing"
	case 42001:
		return "access_token expired"
	case 43101:
		return "user refuse to accept the msg"
	case 43004:
		return "require subscribe"
	case 43019:
		return "require remove blacklist"
	case 44002:
		return "empty post data"
	case 44004:
		return "empty content"
	default:
		return moreMessages(code)
	}
}

func moreMessages(code int) string {
	switch code {
	case 45001:
		return "media size out of limit"
	case 45002:
		return "content size out of limit"
	case 45007:
		return "playtime out of limit"
	case 45008:
		return "article size out of limit"
	case 45009:
		return "reach max api daily quota limit"
	case 45011:
		return "api minute-quota reach limit, must slower, retry next minute"
	case 45015:
		return "response out of time limit or subscription is canceled"
	case 45047:
		return "out of response count limit"
	case 45056:
		return "too many tag now, can not add new"
	case 45059:
		return "can not tag the user"
	case 45072:
		return "invalid typing command"
	case 45080:
		return "no interaction with the user in 30 seconds"
	case 45081:
		return "already typing"
	case 45157:
		return "invalid tag name"
	case 45158:
		return "tag name too long"
	case 45159:
		return "invalid tag id"
	case 46003:
		return "menu no exist"
	case 47001:
		return "data format error"
	case 47003:
		return "argument invalid"
	case 48001:
		return "api unauthorized"
	case 48002:
		return "user block receive message"
	case 48004:
		return "api forbidden for irregularities"
	case 48006:
		return "forbid to clear quota because of reaching the limit"
	case 45058:
		return "can not modify system tag"
	case 45171:
		return "some openids could not be tagged"
	case 65301:
		return "not exist this menuid"
	case 65303:
		return "there is no selfmenu, please create selfmenu first"
	case 65304:
		return "match rule empty"
	case 65305:
		return "too many condition menu"
	case 65316:
		return "too many domains in condition menus"
	case 65320:
		return "match rule is not supported"
	case 76021:
		return "cgi_path not found"
	default:
		return "error"
	}
}
