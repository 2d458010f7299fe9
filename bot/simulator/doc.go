// Package simulator is a WeChat platform of our own, for tests and for the demo:
// people with phones on one side, the account's callback and the HTTP API on the
// other, and between them the platform's rules: the customer-service windows, the
// template field checks, the tokens, the three-day life of media.
//
// Every rule takes its time from Options.Now, so a test can move a month in a
// millisecond; only the wait for the account's answer uses the real clock.
//
// The words and rules of the account itself must not enter: the simulator knows
// what WeChat knows, and nothing of what is talked about over it. Of this module
// it imports bot/wechat alone, for the cipher and the signature.
package simulator
