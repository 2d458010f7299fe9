package wechat_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/wechat"
)

const head = "<ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oOne]]></FromUserName><CreateTime>1714112445</CreateTime>"

func parse(t *testing.T, inner string) wechat.Message {
	t.Helper()
	m, err := wechat.ParseMessage([]byte("<xml>" + head + inner + "</xml>"))
	if err != nil {
		t.Fatal(err)
	}
	if m.FromUserName != "oOne" || !m.SentAt().Equal(time.Unix(1714112445, 0)) {
		t.Fatalf("head: %+v", m)
	}
	return m
}

func TestParseMessages(t *testing.T) {
	for _, tc := range []struct {
		name, inner string
		ok          func(m wechat.Message) bool
	}{
		{"text", "<MsgType>text</MsgType><Content><![CDATA[a<b>&]]></Content><MsgId>7250021412600020992</MsgId><MsgDataId>9</MsgDataId><Idx>2</Idx>",
			func(m wechat.Message) bool {
				return m.Content == "a<b>&" && m.MsgId == "7250021412600020992" && m.MsgDataId == "9" && m.Idx == "2" && !m.IsTap() && m.OpensWindow() == wechat.WindowMessage
			}},
		{"tapped item", "<MsgType>text</MsgType><Content>1</Content><bizmsgmenuid>101</bizmsgmenuid>",
			func(m wechat.Message) bool {
				id, ok := m.TappedMenuItem()
				return ok && id == 101 && m.IsTap() && m.OpensWindow() == wechat.WindowTap
			}},
		{"letters where a number belongs", "<MsgType>text</MsgType><Content>1</Content><bizmsgmenuid>abc</bizmsgmenuid><MsgId>x</MsgId>",
			func(m wechat.Message) bool {
				_, ok := m.TappedMenuItem()
				return !ok && m.IsTap() && m.Content == "1" && m.MsgId == "x"
			}},
		{"image", "<MsgType>image</MsgType><PicUrl>http://p</PicUrl><MediaId>m1</MediaId>",
			func(m wechat.Message) bool { return m.PicUrl == "http://p" && m.MediaId == "m1" }},
		{"voice", "<MsgType>voice</MsgType><MediaId>m1</MediaId><Format>amr</Format><MediaId16K>k</MediaId16K><Recognition>r</Recognition>",
			func(m wechat.Message) bool { return m.Format == "amr" && m.MediaId16K == "k" && m.Recognition == "r" }},
		{"video", "<MsgType>shortvideo</MsgType><MediaId>m1</MediaId><ThumbMediaId>t</ThumbMediaId>",
			func(m wechat.Message) bool { return m.ThumbMediaId == "t" }},
		{"location", "<MsgType>location</MsgType><Location_X>27.5</Location_X><Location_Y>120.25</Location_Y><Scale>16</Scale><Label>东岸村</Label>",
			func(m wechat.Message) bool {
				x, y, ok := m.Coordinates()
				return ok && x == 27.5 && y == 120.25 && m.Label == "东岸村" && m.EventKind() == ""
			}},
		{"link", "<MsgType>link</MsgType><Title>t</Title><Description>d</Description><Url>http://u</Url>",
			func(m wechat.Message) bool { return m.Title == "t" && m.Description == "d" && m.Url == "http://u" }},
		{"control characters", "<MsgType>text</MsgType><Content><![CDATA[灯\x08\x00坏\xff了]]></Content>",
			func(m wechat.Message) bool { return m.Content == "灯坏\uFFFD了" }},
		{"an unknown type", "<MsgType>hologram</MsgType><MsgId>3</MsgId>",
			func(m wechat.Message) bool { return m.MsgType == "hologram" && !m.IsEvent() }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if m := parse(t, tc.inner); !tc.ok(m) {
				t.Errorf("%+v", m)
			}
		})
	}
}

func TestParseEvents(t *testing.T) {
	for _, tc := range []struct {
		name, inner string
		kind        wechat.EventKind
		ok          func(m wechat.Message) bool
	}{
		{"plain follow", "<Event>subscribe</Event><EventKey></EventKey>", wechat.EventSubscribe,
			func(m wechat.Message) bool {
				_, ok := m.Scene()
				return !ok && m.OpensWindow() == wechat.WindowTap
			}},
		{"follow by code", "<Event>subscribe</Event><EventKey>qrscene_card7</EventKey><Ticket>T</Ticket>", wechat.EventSubscribe,
			func(m wechat.Message) bool { s, ok := m.Scene(); return ok && s == "card7" && m.Ticket == "T" }},
		{"scan", "<Event>SCAN</Event><EventKey>card7</EventKey>", wechat.EventScan,
			func(m wechat.Message) bool { s, ok := m.Scene(); return ok && s == "card7" }},
		{"place report", "<Event>LOCATION</Event><Latitude>1.5</Latitude><Longitude>2.5</Longitude><Precision>9</Precision>", wechat.EventLocation,
			func(m wechat.Message) bool { x, y, ok := m.Coordinates(); return ok && x == 1.5 && y == 2.5 }},
		{"view opens nothing", "<Event>VIEW</Event><EventKey>http://u</EventKey><MenuId>8</MenuId>", wechat.EventView,
			func(m wechat.Message) bool { return m.OpensWindow() == wechat.WindowNone && m.MenuId == "8" }},
		{"scan from the menu", "<Event>scancode_waitmsg</Event><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>r</ScanResult></ScanCodeInfo>", wechat.EventScanCodeWaitMsg,
			func(m wechat.Message) bool { return m.ScanCodeInfo.ScanResult == "r" }},
		{"pictures", "<Event>pic_weixin</Event><SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item><item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo>", wechat.EventPicWeixin,
			func(m wechat.Message) bool {
				return m.SendPicsInfo.Count == "2" && len(m.SendPicsInfo.PicList) == 2 && m.SendPicsInfo.PicList[1].PicMd5Sum == "b"
			}},
		{"place from the menu", "<Event>location_select</Event><SendLocationInfo><Location_X>1</Location_X><Poiname>p</Poiname></SendLocationInfo>", wechat.EventLocationSelect,
			func(m wechat.Message) bool {
				return m.SendLocationInfo.LocationX == "1" && m.SendLocationInfo.Poiname == "p"
			}},
		{"template done, old spelling", "<Event>templatesendjobfinish</Event><MsgID>55</MsgID><Status>failed: system failed</Status>", wechat.EventTemplateSendJobFinish,
			func(m wechat.Message) bool {
				return m.MsgID == "55" && m.MsgId == "" && m.Status == "failed: system failed"
			}},
		{"mass message done", "<Event>MASSSENDJOBFINISH</Event><MsgID>5</MsgID><TotalCount>9</TotalCount><ArticleUrlResult><ResultList><item><ArticleIdx>1</ArticleIdx></item></ResultList></ArticleUrlResult>", wechat.EventMassSendJobFinish,
			func(m wechat.Message) bool { return m.TotalCount == "9" && len(m.ArticleUrlResult.ResultList) == 1 }},
		{"two answers in one popup", "<Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List><TemplateId>a</TemplateId><SubscribeStatusString>accept</SubscribeStatusString><PopupScene>2</PopupScene></List><List><TemplateId>b</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgPopupEvent>", wechat.EventSubscribeMsgPopup,
			func(m wechat.Message) bool {
				l := m.Subscriptions()
				return len(l) == 2 && l[0].TemplateId == "a" && l[1].SubscribeStatusString == "reject"
			}},
		{"notice sent", "<Event>subscribe_msg_sent_event</Event><SubscribeMsgSentEvent><List><TemplateId>a</TemplateId><MsgID>7</MsgID><ErrorCode>0</ErrorCode></List></SubscribeMsgSentEvent>", wechat.EventSubscribeMsgSent,
			func(m wechat.Message) bool { return len(m.Subscriptions()) == 1 && m.Subscriptions()[0].MsgID == "7" }},
		{"consent withdrawn", "<Event>user_authorization_revoke</Event><OpenID>oTwo</OpenID><AppID>wx1</AppID><RevokeInfo>1</RevokeInfo>", wechat.EventUserAuthorizationRevoke,
			func(m wechat.Message) bool { return m.Sender() == "oTwo" && m.RevokeInfo == "1" }},
		{"certification ends", "<Event>verify_expired</Event><ExpiredTime>1714112445</ExpiredTime>", wechat.EventVerifyExpired,
			func(m wechat.Message) bool { return m.ExpiresAt().Unix() == 1714112445 }},
		{"an unknown event", "<Event>debug_demo</Event><debug_str>x</debug_str>", "debug_demo",
			func(m wechat.Message) bool { return m.IsEvent() && m.OpensWindow() == wechat.WindowNone }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := parse(t, "<MsgType>event</MsgType>"+tc.inner)
			if m.EventKind() != tc.kind || !tc.ok(m) {
				t.Errorf("%s: %+v", m.EventKind(), m)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml>` + head + `<MsgType>text</MsgType><Content>&b;</Content></xml>`
	if m, err := wechat.ParseMessage([]byte(bomb)); err == nil && strings.Contains(m.Content, "aaaa") {
		t.Error("an entity was expanded")
	}
	for name, body := range map[string]string{
		"empty": "", "json": `{"MsgType":"text"}`, "cut off": "<xml><MsgType>te", "no sender": "<xml><MsgType>text</MsgType></xml>",
		"no type": "<xml>" + head + "</xml>", "words": "hello",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := wechat.ParseMessage([]byte(body)); !errors.Is(err, wechat.ErrNotMessage) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestOddTimes(t *testing.T) {
	for _, odd := range []string{"", "x", "-1", "0", "99999999999999999999", "9999999999999"} {
		m := wechat.Message{CreateTime: odd}
		if !m.SentAt().IsZero() {
			t.Errorf("%q became %v", odd, m.SentAt())
		}
	}
}

func FuzzParseMessage(f *testing.F) {
	f.Add([]byte("<xml>" + head + "<MsgType>text</MsgType><Content>x</Content></xml>"))
	f.Add([]byte("<xml>" + head + "<MsgType>event</MsgType><Event>subscribe</Event></xml>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		m, err := wechat.ParseMessage(body)
		if (err == nil) == (m.Sender() == "") {
			t.Errorf("error %v for %+v", err, m)
		}
		m.SentAt()
		m.Scene()
		m.Coordinates()
		m.OpensWindow()
	})
}
