package wechat

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Sealed is the outer XML of an encrypted push or reply. A push carries ToUserName and Encrypt; a
// reply carries the other four. In 兼容 mode a push also has the clear fields, which are ignored.
type Sealed struct {
	ToUserName   string
	Encrypt      string
	MsgSignature string
	TimeStamp    string
	Nonce        string
}

// ParseSealed reads the outer XML. It fails if the body isn't XML or holds no Encrypt element.
func ParseSealed(body []byte) (Sealed, error) {
	var sealed Sealed
	if err := decodeXML(body, &sealed); err != nil {
		return Sealed{}, fmt.Errorf("wechat: parse envelope: %w", err)
	}
	if sealed.Encrypt == "" {
		return Sealed{}, errors.New("wechat: parse envelope: no Encrypt element")
	}
	return sealed, nil
}

// Envelope seals a reply for one delivery: plain is the inner XML, key the one that opened the
// push, at the real time, nonce the one in the delivery's URL.
func (c *Cipher) Envelope(plain []byte, key KeyIndex, at time.Time, nonce string) ([]byte, error) {
	encrypt, err := c.Encrypt(plain, key)
	if err != nil {
		return nil, err
	}
	timestamp := strconv.FormatInt(at.Unix(), 10)
	nonce = cleanText(nonce)
	reply := struct {
		XMLName      xml.Name `xml:"xml"`
		Encrypt      cdata
		MsgSignature cdata
		TimeStamp    string
		Nonce        cdata
	}{
		Encrypt:      cdata{encrypt},
		MsgSignature: cdata{c.SignMessage(timestamp, nonce, encrypt)},
		TimeStamp:    timestamp,
		Nonce:        cdata{nonce},
	}
	out, err := xml.Marshal(reply)
	if err != nil {
		return nil, fmt.Errorf("wechat: seal reply: %w", err)
	}
	return out, nil
}

// cdata marshals as a CDATA section; encoding/xml splits "]]>" by itself.
type cdata struct {
	Text string `xml:",cdata"`
}
