package wechat

// classOfCode is the one table of error codes. Source: 全局返回码 and the pages of the single
// interfaces; the classes are this package's own judgement.
func classOfCode(code int) Class {
	switch code {
	case -1, // system busy; may have been done all the same
		268487001, 268487002, 268488001: // platform busy
		return ClassRetry
	case 45011: // too frequent
		return ClassSlow
	case 40001, // secret wrong, or the token is not the latest
		40014, 42001: // token malformed, expired
		return ClassToken
	case 43101, // refused, or the one-time subscription is used up
		45015, // out of response time limit or subscription is canceled
		45047: // out of response count limit
		return ClassWindow
	case 40003, // not an openid of this account
		43004, 50005, 46004, // doesn't follow, no such user
		43019, // on our own blacklist
		48002, // has switched off 接收消息
		50002: // user limited; the same for many users is a ban of the account
		return ClassUnreachable
	case 45009, // daily quota of this interface
		45028, // mass messages used up
		48006: // no more resets of the quota
		return ClassQuota
	case 40252: // in review for about 30 minutes, then sent by the platform
		return ClassHold
	}
	switch code {
	case 40013, 40125, 41002, 41004, // appid or secret wrong or missing
		40164, 61004, 89503, 89506, 89507, // the caller's IP is not allowed
		40243: // secret frozen
		return ClassStop
	case 43116, 40249, 40247, 40246, // template restricted, marketing, not of a category, forbidden words
		40037,               // template unknown: deleted with its category
		48001, 48004, 48008, // interface not granted, banned, type of message not permitted
		50001, // interface not authorised
		40200: // type of account not permitted
		return ClassForbidden
	case 41001, // token missing
		40036, 40039, 40008, 40033, 40035, 47001, // sizes, type, characters, parameter, JSON
		47003,                             // a template field's value is illegal
		41030,                             // mini-program page
		45002, 45003, 45004, 45005, 45008, // content, title, description, url too long; more than one article
		45065, 45066, 45067, // clientmsgid of a mass message: exists, too fast, too long
		45072, 45080, 45081, // typing
		40007, 40118, // media expired
		70000,               // refused to protect minors
		40029, 40163, 42003, // OAuth code
		46003,                                    // no menu
		65301, 65303, 65304, 65305, 65316, 65320, // conditional menus
		45056, 45057, 45058, 45059, 45157, 45158, 45159, 45169, 45171: // tags
		return ClassBad
	}
	return ClassUnknown
}
