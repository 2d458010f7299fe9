package main

import (
	"bytes"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"image/png"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"

	"shuanglian/liaison"
)

//go:embed command_roster_cards.html
var cardsPage embed.FS

// printedCard is one card as the page shows it.
type printedCard struct {
	Name, Organization, Roles string
	Digits                    string       // 8 digits in two groups; empty on a delegate's card
	Expires                   string       // the last day
	Place, Phone              string       // of his township's office
	Picture                   template.URL // the QR code as a data address
	Scan                      bool         // scanning binds by itself
}

type printedPage struct {
	Title string
	Place string
	Cards []printedCard
}

// bindingPage lays out personal cards: eight on a sheet of A4.
func bindingPage(cards []liaison.Card, config Config) ([]byte, error) {
	page := printedPage{Title: "绑定卡", Place: config.Organization.Name}
	for _, card := range cards {
		content := card.Scene.URL
		if content == "" {
			content = card.Digits
		}
		printed, err := printed(card, content, config)
		if err != nil {
			return nil, err
		}
		printed.Digits = card.Digits[:4] + " " + card.Digits[4:]
		printed.Expires = card.ExpiresAt.In(config.Organization.Location()).Format("2006年1月2日 15:04")
		printed.Scan = card.Scene.URL != ""
		page.Cards = append(page.Cards, printed)
	}
	return page.render()
}

// delegatePage lays out the cards that lead to a delegate.
func delegatePage(cards []liaison.Card, config Config) ([]byte, error) {
	page := printedPage{Title: "代表卡", Place: config.Organization.Name}
	for _, card := range cards {
		printed, err := printed(card, card.Scene.URL, config)
		if err != nil {
			return nil, err
		}
		printed.Scan = true
		page.Cards = append(page.Cards, printed)
	}
	return page.render()
}

func printed(card liaison.Card, content string, config Config) (printedCard, error) {
	picture, err := qrPicture(content)
	var roles []string
	for _, held := range card.Person.Roles {
		roles = append(roles, held.Role.Chinese())
	}
	place, phone := config.Organization.Name, config.Organization.Phone
	if own := config.Organization.Townships[card.Person.Township].Phone; own != "" {
		place, phone = card.Person.Township, own
	}
	return printedCard{Place: place, Phone: phone, Name: card.Person.Name, Organization: card.Person.Organization,
		Roles: strings.Join(roles, "、"), Picture: picture}, err
}

// pictureSize is in pixels: 3.2 cm at 300 dots an inch.
const pictureSize = 378

func qrPicture(content string) (template.URL, error) {
	code, err := qr.Encode(content, qr.M, qr.Auto)
	if err != nil {
		return "", fmt.Errorf("cards: draw a code: %w", err)
	}
	scaled, err := barcode.Scale(code, pictureSize, pictureSize)
	if err != nil {
		return "", fmt.Errorf("cards: draw a code: %w", err)
	}
	var data bytes.Buffer
	if err := png.Encode(&data, scaled); err != nil {
		return "", fmt.Errorf("cards: draw a code: %w", err)
	}
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(data.Bytes())), nil //nolint:gosec // our own picture
}

func (p printedPage) render() ([]byte, error) {
	page, err := template.ParseFS(cardsPage, "command_roster_cards.html")
	if err != nil {
		return nil, fmt.Errorf("cards: read the page: %w", err)
	}
	var text bytes.Buffer
	if err := page.Execute(&text, p); err != nil {
		return nil, fmt.Errorf("cards: lay out: %w", err)
	}
	return text.Bytes(), nil
}
