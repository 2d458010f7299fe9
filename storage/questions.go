package storage

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// Question reads one question.
func (t *tx) Question(id string) (liaison.Question, error) {
	row, err := t.q.GetQuestion(t.ctx, id)
	return one(t, "read question", row, err, readQuestion)
}

// SaveQuestion inserts or replaces a question by its id.
func (t *tx) SaveQuestion(question liaison.Question) error {
	const act = "save question"
	if question.ID == "" {
		return missing(act, "id")
	}
	options, err := json.Marshal(question.Options)
	if err != nil {
		return t.failed(act, err)
	}
	words, err := writeWords(question.Words)
	if err != nil {
		return t.failed(act, err)
	}
	return t.failed(act, t.q.SaveQuestion(t.ctx, db.SaveQuestionParams{
		ID: question.ID, PersonID: question.PersonID, Openid: string(question.OpenID), Kind: string(question.Kind),
		ObjectID: question.ObjectID, ObjectVersion: question.ObjectVersion, Options: clean(string(options)), Words: words,
		Pushed: question.Pushed, ShownAt: instant(question.ShownAt), ExpiresAt: instant(question.ExpiresAt),
		AnsweredAt: instant(question.AnsweredAt), Answer: question.Answer,
		Tens: question.Tens, ChangesUntil: instant(question.ChangesUntil), Supersedes: question.Supersedes, TapID: question.TapID,
	}))
}

// PushedQuestions lists the pushed questions of a person that can be answered or
// whose answer can be changed, shown or not.
func (t *tx) PushedQuestions(personID string, now time.Time) ([]liaison.Question, error) {
	rows, err := t.q.ListPushedQuestions(t.ctx, personID, instant(now))
	return each(t, "list pushed questions", rows, err, readQuestion)
}

// QuestionsPut lists the pushed questions of a kind that a person was ever asked
// about one object, newest first.
func (t *tx) QuestionsPut(personID string, kind liaison.QuestionKind, objectID string) ([]liaison.Question, error) {
	rows, err := t.q.ListQuestionsPut(t.ctx, personID, string(kind), objectID)
	return each(t, "list questions put", rows, err, readQuestion)
}

// QuestionByTap reads the question that a line of a msgmenu belongs to.
func (t *tx) QuestionByTap(tapID string) (liaison.Question, error) {
	if tapID == "" {
		return liaison.Question{}, t.failed("read question by tap", sql.ErrNoRows)
	}
	row, err := t.q.GetQuestionByTap(t.ctx, tapID)
	return one(t, "read question by tap", row, err, readQuestion)
}

// OpenDialogues lists the dialogue questions of an openid that still wait.
func (t *tx) OpenDialogues(openID liaison.OpenID, now time.Time) ([]liaison.Question, error) {
	rows, err := t.q.ListOpenDialogues(t.ctx, string(openID), instant(now))
	return each(t, "list open dialogues", rows, err, readQuestion)
}

// LastDialogue reads the dialogue question that an openid was shown last, whatever has become of it.
func (t *tx) LastDialogue(openID liaison.OpenID) (liaison.Question, error) {
	row, err := t.q.GetLastDialogue(t.ctx, string(openID))
	return one(t, "read last dialogue", row, err, readQuestion)
}

// QuestionsAbout lists the unanswered questions of a kind on one object.
func (t *tx) QuestionsAbout(kind liaison.QuestionKind, objectID string) ([]liaison.Question, error) {
	rows, err := t.q.ListQuestionsAbout(t.ctx, objectID, string(kind))
	return each(t, "list questions about", rows, err, readQuestion)
}

// storedWord is the form of waiting words inside a question's row.
type storedWord struct {
	Kind    liaison.SaidKind `json:"kind"`
	Text    string           `json:"text,omitempty"`
	MediaID string           `json:"media_id,omitempty"`
	At      string           `json:"at"`
	MsgID   string           `json:"msg_id,omitempty"`
}

func writeWords(words []liaison.Said) (string, error) {
	stored := make([]storedWord, 0, len(words))
	for _, said := range words {
		stored = append(stored, storedWord{said.Kind, clean(said.Text), said.MediaID, instant(said.At), said.MsgID})
	}
	text, err := json.Marshal(stored)
	return string(text), err
}

func readWords(text string) ([]liaison.Said, error) {
	var stored []storedWord
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, fmt.Errorf("waiting words are damaged: %w", err)
	}
	var words []liaison.Said
	for _, word := range stored {
		at, err := moment(word.At)
		if err != nil {
			return nil, err
		}
		words = append(words, liaison.Said{Kind: word.Kind, Text: word.Text, MediaID: word.MediaID, At: at, MsgID: word.MsgID})
	}
	return words, nil
}

func readQuestion(row db.Question) (liaison.Question, error) {
	question := liaison.Question{
		ID: row.ID, PersonID: row.PersonID, OpenID: liaison.OpenID(row.Openid), Kind: liaison.QuestionKind(row.Kind),
		ObjectID: row.ObjectID, ObjectVersion: row.ObjectVersion, Pushed: row.Pushed, Answer: row.Answer,
		Tens: row.Tens, Supersedes: row.Supersedes, TapID: row.TapID,
	}
	if err := json.Unmarshal([]byte(row.Options), &question.Options); err != nil {
		return liaison.Question{}, fmt.Errorf("options are damaged: %w", err)
	}
	var err error
	if question.Words, err = readWords(row.Words); err != nil {
		return liaison.Question{}, err
	}
	err = moments(
		momentPair{row.ShownAt, &question.ShownAt},
		momentPair{row.ExpiresAt, &question.ExpiresAt},
		momentPair{row.AnsweredAt, &question.AnsweredAt},
		momentPair{row.ChangesUntil, &question.ChangesUntil},
	)
	return question, err
}
