package wechat

import "time"

// MenuButton is one button of a menu. Type is click, view, miniprogram, scancode_waitmsg, …;
// a button with Sub has no type.
type MenuButton struct {
	Type     string       `json:"type,omitempty"`
	Name     string       `json:"name"`
	Key      string       `json:"key,omitempty"`
	URL      string       `json:"url,omitempty"`
	AppID    string       `json:"appid,omitempty"`
	PagePath string       `json:"pagepath,omitempty"`
	Sub      []MenuButton `json:"sub_button,omitempty"`
}

// Menu is a default menu, or a conditional one for the followers with a tag.
type Menu struct {
	ID      int64 // of a published conditional menu
	TagID   int   // 0: the default menu
	Buttons []MenuButton
}

// ListedTemplate is one template of the account. Its content has a field a line:
// 事项：{{thing1.DATA}}.
type ListedTemplate struct {
	ID      string `json:"template_id"`
	Title   string `json:"title"`
	Content string `json:"content"`
}

// QRCode is a parametric code: Image is the address of its picture, URL what the picture says.
type QRCode struct {
	Ticket  string
	URL     string
	Image   string
	Expires time.Duration // from now; 0: never
}

// Follower is what the platform still tells of a follower: no name and no picture since 2021.
type Follower struct {
	OpenID       string
	Follows      bool
	FollowedAt   time.Time
	UnionID      string
	Remark       string
	Tags         []int
	FollowedFrom string // subscribe_scene, e.g. ADD_SCENE_QR_CODE
	Scene        string // of the QR code he followed by
}

// Tag is a group of followers.
type Tag struct {
	ID    int
	Name  string
	Count int64 // of its followers
}

// PageSignature is what wx.config needs on one page.
type PageSignature struct {
	AppID     string
	Timestamp int64 // seconds
	Nonce     string
	Signature string
}
