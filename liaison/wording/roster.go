package wording

// UnboundByOffice tells an account that the office has cut it from its person. No name: somebody else may hold the phone.
func UnboundByOffice(o Office) string {
	return "这个微信的绑定已由" + o.Name + "联络办公室解除。不是您要求的，请打" + o.Call()
}

// CardVoid answers a card that has been used, is too old, or belongs to somebody else's binding.
func CardVoid(o Office) string {
	return "这张卡用过了或过期了。请发：绑定 姓名 手机后四位，或请联络办公室再做一张" + o.Dial()
}

// DelegateCard answers the scan of a delegate's card by somebody who is bound.
func DelegateCard(name, organization string) string {
	return Lines("这是"+organization+name+"代表的卡。", "有事直接说，打字、发语音、照片都行。")
}
