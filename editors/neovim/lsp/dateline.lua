---@brief
---
--- Dateline, the language server for briefings. Enable it with `vim.lsp.enable('dateline')`.
---
--- A file in no project is served by itself: hover, dates and quick fixes need no root.

---@type vim.lsp.Config
return {
  cmd = { 'dateline', 'server' },
  filetypes = { 'briefing', 'markdown', 'text' },
  root_markers = { '.git', 'dateline.toml' },
  workspace_required = false,
}
