package liaison

import "regexp"

// The ground, the water or a house gives way. Ordinary messages are full of these words
// too, so that each sentence is heard by itself: what was long ago, what is planned
// against it and what is asked for because of it are not dangers of this hour.
var (
	slides = regexp.MustCompile(`(?:^|[^防治绩績量价價收入济濟业業])(?:山[体體])?(?:滑坡|泥石流)(?:$|[^治防隐隱监監预預演警工项項点點补補地整风風评評救知区區易])`)
	floods = regexp.MustCompile(`(?:^|[^防])(?:漫[堤坝壩]|溢[堤坝壩]|[决決](?:堤|口)|[溃潰][堤坝壩]|管涌)(?:$|[^治防隐隱监監预預演警工项項点點补補评評])|` +
		`[堤坝壩](?:都|已[经經]?|快|就|要|被[水冲]*|在){0,3}(?:塌|垮|[溃潰])|洪水(?:来|來|[进進]|[冲沖])|[发發](?:洪|大)水[了啦]`)
	buried = regexp.MustCompile(`(?:石[头頭块塊]|山石|巨石|落石)[^,，.。!！?？;；\n]{0,4}(?:砸|掉|[滚滾]|落)[^,，.。!！?？;；\n]{0,4}(?:屋|房|家|人|[车車]|[头頭]|[脚腳]|腿)|` +
		`落石(?:砸|[滚滾]|了|[伤傷])|[后後]?山(?:上|[体體])?(?:在|正|又|往下|不停地?){0,2}(?:掉|[滚滾]|落)(?:下来|下來|了|大|好多|很多|[几幾][块塊]|一[块塊]){0,3}石[头頭]`)
	falling = regexp.MustCompile(`(?:房子?|屋[子顶頂]?|[墙牆]|[楼樓][板房]?|[桥橋]|[堤坝壩]|后山|山[体體])(?:都|已[经經]?|眼看|[马馬]上|快|就|真的?){0,3}要(?:塌|倒|垮)|` +
		`(?:房子?|屋子?|[楼樓]房?)(?:被[^,，.。!！?？;；\n]{0,3})?(?:突然|刚|剛){0,2}(?:塌|倒|垮)(?:了|下来|下來)`)
	sentence = regexp.MustCompile(`[^,，.。!！?？;；\n]+`)
	longAgo  = regexp.MustCompile(`去年|前年|上次|上回|上个?月|上周|那年|那时候?|以前|往年|当年|早就|好久|[几幾多半两一二三四五六七八九十\d]年`)
	rightNow = regexp.MustCompile(`今天|今晚|今早|[现現]在|[刚剛]|正在|又|快来|快來`)
	housing  = regexp.MustCompile(`危房|改造|申[请請]|[补補](?:助|[贴貼])|指[标標]|[鉴鑒]定|政策|名[额額]|低保|年了|多年|[几幾]年|别等|[拆赔賠]`)
)

// groundGives tells whether a text says that the ground, the water or a house gives way now.
func groundGives(text string) bool {
	asksForHelp := housing.MatchString(text)
	for _, said := range sentence.FindAllString(text, -1) {
		if longAgo.MatchString(said) && !rightNow.MatchString(said) {
			continue
		}
		if slides.MatchString(said) || floods.MatchString(said) || buried.MatchString(said) || falling.MatchString(said) && !asksForHelp {
			return true
		}
	}
	return false
}
