package liaison

import "errors"

// MeantForLapsed tells whether a digit was rather meant for a question of a dialogue
// than for the pushed one: it was among the answers of that question, which was shown
// after the pushed one, which is the last whose digits stood before his eyes, and which
// nobody has answered.
func (d *Desk) MeantForLapsed(v Viewer, digit string, pushed Asked) (bool, error) {
	last, err := d.tx.LastDialogue(v.OpenID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil || last.PersonID != v.ID || !last.ShownAt.After(pushed.ShownAt) || !last.unanswered() {
		return false, err
	}
	_, offered := last.Option(digit)
	return offered, nil
}

// unanswered tells that nobody has answered or left a question of a dialogue: it ran
// out, or the clock has closed it. What is asked of a draft is left by a digit too.
func (q Question) unanswered() bool {
	if q.Answer != "" {
		return false
	}
	switch q.Kind {
	case AskWay, AskBlamed, AskGravity:
		return true
	default:
		return q.AnsweredAt.IsZero() || !q.AnsweredAt.Before(q.ExpiresAt)
	}
}
