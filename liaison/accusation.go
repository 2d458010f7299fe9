package liaison

import "strings"

// SoundsLikeAccusation tells words that accuse somebody of a breach of discipline
// or law. What is said so on the telephone is not written down: who says it is
// told to ring 12388 himself.
func SoundsLikeAccusation(text string) bool {
	for _, word := range []string{"检举", "控告", "举报", "贪污", "受贿", "行贿", "索贿", "贿赂", "腐败", "挪用", "侵吞", "私吞", "吃回扣",
		"拿回扣", "收回扣", "收红包", "收好处", "收黑钱", "违纪", "违法乱纪", "以权谋私", "买官", "卖官", "贪钱", "贪官", "收钱办事", "吃拿卡要"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}
