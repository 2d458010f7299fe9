package wechat

// ScanCodeInfo belongs to scancode_push and scancode_waitmsg.
type ScanCodeInfo struct {
	ScanType   string
	ScanResult string
}

// SendPicsInfo belongs to pic_sysphoto, pic_photo_or_album and pic_weixin. The pictures
// themselves arrive as image messages.
type SendPicsInfo struct {
	Count   string
	PicList []PicMd5 `xml:"PicList>item"`
}

// PicMd5 is the checksum of one picture sent from a menu.
type PicMd5 struct {
	PicMd5Sum string
}

// SendLocationInfo belongs to location_select. The place itself arrives as a location message.
type SendLocationInfo struct {
	LocationX string `xml:"Location_X"`
	LocationY string `xml:"Location_Y"`
	Scale     string
	Label     string
	Poiname   string
}

// SubscribeMsgEvent is the body of the three subscribe_msg_* events. List repeats.
type SubscribeMsgEvent struct {
	List []SubscribeMsgItem
}

// SubscribeMsgItem is one template in a subscribe_msg_* event. popup and change have the status
// string (accept or reject), sent has MsgID, ErrorCode and ErrorStatus.
type SubscribeMsgItem struct {
	TemplateId            string
	SubscribeStatusString string
	PopupScene            string
	MsgID                 string
	ErrorCode             string
	ErrorStatus           string
}

// CopyrightCheckResult belongs to MASSSENDJOBFINISH.
type CopyrightCheckResult struct {
	Count      string
	ResultList []CopyrightCheckItem `xml:"ResultList>item"`
	CheckState string
}

// CopyrightCheckItem is the originality check of one article.
type CopyrightCheckItem struct {
	ArticleIdx            string
	UserDeclareState      string
	AuditState            string
	OriginalArticleUrl    string
	OriginalArticleType   string
	CanReprint            string
	NeedReplaceContent    string
	NeedShowReprintSource string
}

// ArticleUrlResult belongs to MASSSENDJOBFINISH.
type ArticleUrlResult struct {
	Count      string
	ResultList []ArticleUrl `xml:"ResultList>item"`
}

// ArticleUrl is where one article of a mass message can be read.
type ArticleUrl struct {
	ArticleIdx string
	ArticleUrl string
}

// PublishEventInfo belongs to PUBLISHJOBFINISH.
type PublishEventInfo struct {
	PublishId     string   `xml:"publish_id"`
	PublishStatus string   `xml:"publish_status"`
	ArticleId     string   `xml:"article_id"`
	FailIdx       []string `xml:"fail_idx"`
	Count         string   `xml:"article_detail>count"`
	Items         []struct {
		Idx        string `xml:"idx"`
		ArticleUrl string `xml:"article_url"`
	} `xml:"article_detail>item"`
}
