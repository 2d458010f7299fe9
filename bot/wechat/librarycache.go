package wechat

import (
	"sync"
	"time"
)

// libraryCache is the library's cache, which holds the page ticket only. The library's own one
// reads its map without the lock that its writes hold.
type libraryCache struct {
	mu      sync.Mutex
	entries map[string]cacheEntry
}

type cacheEntry struct {
	value   any
	expires time.Time
}

func newLibraryCache() *libraryCache { return &libraryCache{entries: map[string]cacheEntry{}} }

// Get gives a value, nil if there is none or it has expired.
func (c *libraryCache) Get(key string) any {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry, ok := c.entries[key]
	if !ok || !time.Now().Before(entry.expires) {
		delete(c.entries, key)
		return nil
	}
	return entry.value
}

// Set keeps a value. A timeout of 0 keeps nothing: it is what is left of a life too short.
func (c *libraryCache) Set(key string, value any, timeout time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[key] = cacheEntry{value, time.Now().Add(timeout)}
	return nil
}

// IsExist tells whether Get would give something.
func (c *libraryCache) IsExist(key string) bool { return c.Get(key) != nil }

// Delete forgets a value.
func (c *libraryCache) Delete(key string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.entries, key)
	return nil
}
