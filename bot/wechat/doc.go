// Package wechat speaks the protocol of a WeChat official account (服务号): the crypto and the
// XML of its callback, its access token, and its API with typed errors, limits and redaction.
//
// It keeps the platform's rules and nothing else. No word of the product, no conversation, no
// storage enters here, and the package imports no other room. What comes out of it never carries
// an access token, a secret, a full openid or the text of a message inside an error.
package wechat
