package liaison

// Kin is one declared kinship (回避): of what one of the two is a subject the
// other is kept like him, whoever of them declared it. It counts from when the
// import that brought it is taken until one that ends it is.
type Kin struct {
	ID       string
	PersonID string
	KinID    string
	Relation string // 配偶, 父子 …
	ImportID string
	EndedBy  string // import; empty while it lasts
}

// Kinships holds what people have declared.
type Kinships interface {
	AllKin() ([]Kin, error) // in force, by ID
	SaveKin(Kin) error      // insert, or set EndedBy by ID
}
