package liaison

import (
	"fmt"
	"strings"

	"shuanglian/liaison/wording"
)

// AskConsentAgain is pushed: the terms have changed; does he still agree?
const AskConsentAgain QuestionKind = "consent_again"

// consentKind asks again, after the terms have changed their meaning, whether
// somebody who is bound still agrees (个人信息保护法 §14). Its object is the person,
// its version that of the text. Who has agreed may say 不同意 later.
func consentKind() pushedKind {
	return pushedKind{options: consentOptions, standing: (*Desk).consentStands, changes: true}
}

func consentOptions() []Option {
	return []Option{{Digit: "1", Words: []string{"同意"}}, {Digit: "2", Words: []string{"不同意"}, Object: Disagree}}
}

// Disagree is the option by which consent is withheld.
const Disagree = "disagree"

func (d *Desk) consentStands(v Viewer, question Question) (Standing, error) {
	if v.ID != question.ObjectID {
		return Standing{}, fmt.Errorf("liaison: another's consent: %w", ErrNotFound)
	}
	binding, err := d.tx.BindingOf(v.ID)
	if err != nil {
		return Standing{}, err
	}
	if question.AnsweredAt.IsZero() && d.agreedTo(binding) { // bound anew meanwhile
		return Standing{}, fmt.Errorf("liaison: agreed already: %w", ErrNotFound)
	}
	return Standing{About: wording.NewTerms(), Version: int64(d.terms.ConsentVersion)}, nil
}

// agreedTo tells whether a binding rests on the terms as they are now.
func (d *Desk) agreedTo(b Binding) bool {
	return strings.HasPrefix(b.ConsentText, fmt.Sprintf("%d:", d.terms.ConsentVersion))
}

// AskConsentAgain asks somebody whose consent is to older terms, once in a while
// and behind what he has just said: it is never worth a message out of the blue.
func (d *Desk) AskConsentAgain(v Viewer, b Binding) error {
	if !b.Bound() || d.agreedTo(b) {
		return nil
	}
	before, err := d.tx.QuestionsPut(v.ID, AskConsentAgain, v.ID)
	if err != nil {
		return err
	}
	if len(before) > 0 && before[0].ObjectVersion == int64(d.terms.ConsentVersion) && d.now.Before(before[0].ExpiresAt) {
		return nil
	}
	return d.Push(Question{PersonID: v.ID, Kind: AskConsentAgain, ObjectID: v.ID, ObjectVersion: int64(d.terms.ConsentVersion),
		ExpiresAt: d.now.Add(d.terms.Policy.ConsentAgain)}, &Delivery{Kind: DeliverQuestion, Text: d.NewTerms(), ReadyAt: d.now})
}

// NewTerms are the terms as they are now, with the question whether he agrees.
func (d *Desk) NewTerms() string {
	kept := d.terms.Keeping
	return wording.ConsentAgain(wording.ConsentTerms(d.Office(), d.terms.PrivacyURL, kept.Chat.Chinese(), kept.Matters.Chinese()))
}

// RenewConsent records that both steps were agreed to.
func (d *Desk) RenewConsent(openID OpenID) error {
	binding, err := d.Binding(openID)
	if err != nil {
		return err
	}
	binding.ConsentText, binding.ConsentedAt = d.ConsentText(), d.now
	if err := d.tx.SaveBinding(binding); err != nil {
		return err
	}
	return d.audit(AuditRow{ActorID: binding.PersonID, Act: "consent", Reason: binding.ConsentText})
}
