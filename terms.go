package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"math/big"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// terms is everything the desk decides with, taken from the settings once.
func (c Config) terms() liaison.Terms {
	key := sha256.Sum256([]byte("shuanglian fingerprint\n" + c.WeChat.AppID + "\n" + c.WeChat.Token.Reveal()))
	privacy := ""
	if c.Server.PublicURL != "" {
		privacy = c.Server.PublicURL + "/privacy"
	}
	_, templates := c.WeChat.Templates[waitingTemplate]
	subscription := c.WeChat.Subscriptions[waitingTemplate]
	return liaison.Terms{
		Policy:         c.Policy.Terms(),
		Calendar:       c.Calendar(workday.StateCouncil()),
		Organization:   c.Organization.terms(),
		Keeping:        liaison.Keeping{Chat: c.Policy.ChatKept, Matters: c.Policy.MattersKept, Audit: c.Policy.AuditKept},
		PublicURL:      c.Server.PublicURL,
		PrivacyURL:     privacy,
		Templates:      templates,
		MsgMenu:        c.WeChat.MsgMenu,
		Subscription:   liaison.SubscriptionTerms{TemplateID: subscription.ID, LongTerm: subscription.LongTerm},
		ConsentVersion: c.Organization.Consent,
		Random:         random,
		Fingerprint: func(kind, value string) string {
			mac := hmac.New(sha256.New, key[:])
			mac.Write([]byte(kind + "\n" + value))
			return hex.EncodeToString(mac.Sum(nil)[:16])
		},
	}
}

func (o OrganizationConfig) terms() liaison.Organization {
	phones := make(map[string]string, len(o.Townships))
	for name, township := range o.Townships {
		phones[name] = township.Phone
	}
	return liaison.Organization{Name: o.Name, Phone: o.Phone, Townships: phones}
}

// random draws from the machine's secure source, since numbers and codes must
// not be guessed.
func random(n int) int {
	drawn, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic("no random numbers: " + err.Error()) // documented never to happen
	}
	return int(drawn.Int64())
}
