package wechat

import (
	"context"
	"errors"
	"strings"
)

const (
	customSendPath    = "/cgi-bin/message/custom/send"
	templateSendPath  = "/cgi-bin/message/template/send"
	subscribeSendPath = "/cgi-bin/message/subscribe/bizsend"
)

// SendText sends a customer-service text. It works inside the recipient's window only
// (ClassWindow otherwise) and gives no receipt. The platform documents no limit of the text; 600
// characters and 1,800 bytes are below every report. What XML forbids is removed.
// Source: 发送客服消息 (/cgi-bin/message/custom/send).
func (c *Client) SendText(ctx context.Context, openID, text string) error {
	text = cleanText(text)
	if strings.TrimSpace(text) == "" {
		return notSendable(customSendPath, errors.New("text is empty"))
	}
	return c.sendCustom(ctx, openID, TypeText, map[string]string{"content": text})
}

// SendMedia sends a customer-service image or voice (TypeImage, TypeVoice) by media id.
func (c *Client) SendMedia(ctx context.Context, openID, msgType, mediaID string) error {
	if msgType != TypeImage && msgType != TypeVoice {
		return notSendable(customSendPath, errors.New("not an image or a voice"))
	}
	return c.sendCustom(ctx, openID, msgType, map[string]string{"media_id": mediaID})
}

// SendVideo sends a customer-service video with its cover; an inbound video brings both ids.
func (c *Client) SendVideo(ctx context.Context, openID, mediaID, thumbMediaID string) error {
	return c.sendCustom(ctx, openID, TypeVideo, map[string]string{"media_id": mediaID, "thumb_media_id": thumbMediaID})
}

// MenuItem is one tappable line of a msgmenu. ID must be digits: letters don't come back.
type MenuItem struct {
	ID      string `json:"id"`
	Content string `json:"content"`
}

// SendMenu sends a msgmenu. A tap on it arrives as text with BizMsgMenuID and opens the window of
// a menu tap only. Test accounts refuse it (40200).
func (c *Client) SendMenu(ctx context.Context, openID, head string, items []MenuItem, tail string) error {
	return c.sendCustom(ctx, openID, "msgmenu", map[string]any{
		"head_content": cleanText(head), "list": items, "tail_content": cleanText(tail),
	})
}

func (c *Client) sendCustom(ctx context.Context, openID, msgType string, content any) error {
	return c.Call(ctx, customSendPath, map[string]any{"touser": openID, "msgtype": msgType, msgType: content}, nil)
}
