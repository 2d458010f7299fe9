package handlers

import "shuanglian/liaison/wording"

// digest is 周报: what its reader is told regularly, as of now.
func (t *turn) digest() (string, error) {
	text, err := t.desk.PullDigest(t.viewer)
	if err == nil && text == "" {
		return wording.NoDigest(), nil
	}
	return text, err
}
